package org.peakonjit.provisioning;

import java.time.Duration;

/**
 * A request to an application's Peakon is over: fired as a CDI event.
 *
 * @param answer the status, {@code lost} where it was sent and there was no answer, or {@code not-sent}
 */
public record ScimCall(String application, String method, String answer, Duration took) {}
