package org.peakonjit.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Applications.Stored;

/**
 * The file of {@code peakonjit.applications} made or changed an application at start: fired as a CDI event, for the
 * audit, in the transaction in which that is stored.
 *
 * @param before what was stored until then; null where there was none
 * @param bearerTokenGiven whether the file gave another bearer token than the stored one
 */
public record ConfiguredByFile(Instant at, @Nullable Stored before, Stored after, boolean bearerTokenGiven) {}
