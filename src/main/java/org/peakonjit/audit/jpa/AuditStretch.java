package org.peakonjit.audit.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.peakonjit.database.jpa.JpqlQuery;

/**
 * A stretch of the audit in order of time. Whoever goes through all of it does so by one stretch after the other: however
 * long it is, no statement reads more than {@link #LINES} lines, but for what was written in one and the same moment.
 *
 * @param from inclusive
 * @param until exclusive
 */
record AuditStretch(Instant from, Instant until) {

    static final int LINES = 20_000;

    /** So that a statement is about few of PostgreSQL's months. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final int MICROSECOND = 1_000;

    /** Goes through all that there is by now. */
    static void forEach(EntityManager em, Consumer<AuditStretch> each) {
        Instant until =
                edge(em, "max").map(latest -> latest.plusNanos(MICROSECOND)).orElse(Instant.EPOCH);
        Instant from = beginning(em).orElse(until);
        while (from.isBefore(until)) {
            AuditStretch stretch = first(em, from, until);
            each.accept(stretch);
            from = stretch.until();
        }
    }

    /** The first one between two instants. */
    static AuditStretch first(EntityManager em, Instant from, Instant until) {
        return first(em, from, until, LINES);
    }

    /** The same with that many lines. */
    static AuditStretch first(EntityManager em, Instant from, Instant until, int lines) {
        Instant farthest = from.plus(LONGEST);
        AuditStretch rest = new AuditStretch(from, farthest.isBefore(until) ? farthest : until);
        Optional<Timestamp> next = rest.search("AuditRow")
                .select(em, "e.at", "order by e.at", Timestamp.class)
                .setFirstResult(lines)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        return new AuditStretch(
                from,
                next.map(Timestamp::toInstant)
                        .map(at -> at.isAfter(from) ? at : from.plusNanos(MICROSECOND))
                        .orElse(rest.until()));
    }

    /** When the first line that there is was written. */
    static Optional<Instant> beginning(EntityManager em) {
        return edge(em, "min");
    }

    private static Optional<Instant> edge(EntityManager em, String which) {
        return Optional.ofNullable(em.createQuery("select " + which + "(e.at) from AuditRow e", Timestamp.class)
                        .getSingleResult())
                .map(Timestamp::toInstant);
    }

    /** Its lines, to be narrowed further. */
    JpqlQuery search(String entity) {
        JpqlQuery search = new JpqlQuery(entity + " e");
        search.and("e.at >= ?", Timestamp.from(from));
        search.and("e.at < ?", Timestamp.from(until));
        return search;
    }
}
