package org.peakonjit.audit;

import java.time.Instant;
import java.util.Optional;
import org.peakonjit.audit.AuditEntry.Kind;

/**
 * Which lines of the audit to see, in which order.
 *
 * @param kind of which lines; empty = all, or sign-ons where {@code signOns} narrows those
 * @param from the first instant of the period
 * @param until the first instant after it
 * @param outcome an outcome or action, whole
 * @param person part of the person's or administrator's name, in any case, where the rest finds no more lines than are
 *     counted; where it finds more, the beginning of the name. Every character stands for itself
 * @param signOns which sign-ons; lines of the other kind are narrowed by the person alone
 * @param reversed the other way round than {@code order} says
 */
public record AuditQuery(
        Optional<Kind> kind,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> application,
        Optional<String> outcome,
        Optional<String> person,
        SignOns signOns,
        Order order,
        boolean reversed) {

    public AuditQuery {
        kind = kind.isEmpty() && signOns.areSome() ? Optional.of(Kind.SIGN_ON) : kind;
    }

    /** Latest first. */
    public AuditQuery(
            Optional<Kind> kind,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> application,
            Optional<String> outcome,
            Optional<String> person) {
        this(kind, from, until, application, outcome, person, SignOns.ALL, Order.LATEST, false);
    }

    /**
     * Which sign-ons.
     *
     * @param policy the entitling policy's name, whole
     * @param flow what started it, by its constant's name
     * @param admitted only those that were, or only those that were not
     * @param provisioning only those that changed an account at Peakon, or should have
     * @param known only those that did not, and need not have
     * @param group only refusals whose code has this first word, as {@code policy}
     * @param about only this person's, whole; of the other kind, only what concerns them
     */
    public record SignOns(
            Optional<String> policy,
            Optional<String> flow,
            Optional<Boolean> admitted,
            boolean provisioning,
            boolean known,
            Optional<String> group,
            Optional<String> about) {

        /** Of everybody, known or not, of whatever group. */
        public SignOns(
                Optional<String> policy, Optional<String> flow, Optional<Boolean> admitted, boolean provisioning) {
            this(policy, flow, admitted, provisioning, false, Optional.empty(), Optional.empty());
        }

        /** Whether they are narrowed by what sign-ons have, not by the person alone. */
        private boolean areSome() {
            return policy.isPresent()
                    || flow.isPresent()
                    || admitted.isPresent()
                    || provisioning
                    || known
                    || group.isPresent();
        }

        public static final SignOns ALL = new SignOns(Optional.empty(), Optional.empty(), Optional.empty(), false);

        static SignOns about(String person) {
            Optional<String> any = Optional.empty();
            return new SignOns(any, any, Optional.empty(), false, false, any, Optional.of(person));
        }
    }

    public enum Order {
        LATEST,
        EARLIEST,
        PERSON,
        APPLICATION,
        OUTCOME
    }

    /** The same as far as it had happened by {@code instant}: what is appended meanwhile is not found. */
    public AuditQuery asOf(Instant instant) {
        Instant end = until.filter(instant::isAfter).orElse(instant);
        return new AuditQuery(kind, from, Optional.of(end), application, outcome, person, signOns, order, reversed);
    }

    /** Whether the latest comes first, of those that are in order of time. */
    public boolean isLatestFirst() {
        return (order == Order.EARLIEST) == reversed;
    }

    /** The lines of that kind and outcome, since an instant where there is one. */
    public static AuditQuery of(Kind kind, String outcome, Optional<Instant> from) {
        return new AuditQuery(
                Optional.of(kind), from, Optional.empty(), Optional.empty(), Optional.of(outcome), Optional.empty());
    }

    /** Such lines of that kind, latest first. */
    public static AuditQuery of(Kind kind, SignOns which) {
        Optional<Instant> ever = Optional.empty();
        Optional<String> any = Optional.empty();
        return new AuditQuery(Optional.of(kind), ever, ever, any, any, any, which, Order.LATEST, false);
    }

    /** The lines of that kind about that person, whole. */
    public static AuditQuery about(Kind kind, String person) {
        return of(kind, SignOns.about(person));
    }
}
