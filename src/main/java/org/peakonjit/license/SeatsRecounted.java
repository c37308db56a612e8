package org.peakonjit.license;

import java.time.Instant;

/** The number consumed was not that of the rows, and was corrected: fired as a CDI event, in the transaction of the change. */
public record SeatsRecounted(Instant at, String application, long before, long now) {}
