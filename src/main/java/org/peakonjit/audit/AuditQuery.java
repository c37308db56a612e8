package org.peakonjit.audit;

import java.time.Instant;
import java.util.Optional;
import org.peakonjit.audit.AuditEntry.Kind;

/**
 * Which lines of the audit to see.
 *
 * @param kind sign-ons or what administrators did; empty = both
 * @param from the first instant of the period
 * @param until the first instant after it
 * @param outcome an outcome or action, whole
 * @param person part of the person's or administrator's name, in any case; every character stands for itself
 */
public record AuditQuery(
        Optional<Kind> kind,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> application,
        Optional<String> outcome,
        Optional<String> person) {

    /** Everything. */
    public static AuditQuery all() {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
