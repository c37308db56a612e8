package org.peakonjit.audit;

import java.time.Instant;
import java.util.Optional;
import org.peakonjit.audit.AuditEntry.Kind;

/**
 * Which lines of the audit to see, in which order.
 *
 * @param kind sign-ons or what administrators did; empty = both
 * @param from the first instant of the period
 * @param until the first instant after it
 * @param outcome an outcome or action, whole
 * @param person part of the person's or administrator's name, in any case; every character stands for itself
 * @param signOns which sign-ons; lines of the other kind are not narrowed by it
 */
public record AuditQuery(
        Optional<Kind> kind,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> application,
        Optional<String> outcome,
        Optional<String> person,
        SignOns signOns,
        Order order) {

    /** Latest first. */
    public AuditQuery(
            Optional<Kind> kind,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> application,
            Optional<String> outcome,
            Optional<String> person) {
        this(kind, from, until, application, outcome, person, SignOns.ALL, Order.LATEST);
    }

    /**
     * Which sign-ons.
     *
     * @param policy the entitling policy's name, whole
     * @param flow what started it, by its constant's name
     * @param admitted only those that were, or only those that were not
     * @param provisioning only those that changed an account at Peakon, or should have
     */
    public record SignOns(
            Optional<String> policy, Optional<String> flow, Optional<Boolean> admitted, boolean provisioning) {

        public static final SignOns ALL = new SignOns(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** The order of the lines found. */
    public enum Order {
        LATEST,
        EARLIEST,
        PERSON,
        APPLICATION,
        OUTCOME
    }

    /** The lines of that kind and outcome, since an instant where there is one. */
    public static AuditQuery of(Kind kind, String outcome, Optional<Instant> from) {
        return new AuditQuery(
                Optional.of(kind), from, Optional.empty(), Optional.empty(), Optional.of(outcome), Optional.empty());
    }

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
