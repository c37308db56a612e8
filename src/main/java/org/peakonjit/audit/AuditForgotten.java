package org.peakonjit.audit;

import java.time.Instant;

/**
 * Lines of the audit are gone, as the setting says; fired in the transaction in which they went.
 *
 * @param what a month, or the instant before which they were
 * @param before a day's beginning (UTC): all lines that were older are gone, or go next
 */
public record AuditForgotten(Instant at, String what, Instant before, long lines) {}
