package org.peakonjit.audit.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;

/**
 * Forgets the steps of old sign-ons, stretch by stretch, each in a transaction of its own. How far it came is kept: the
 * next run begins a day before that, for lines that came late, and once in a while at the beginning, for lines that a
 * wrong clock dated anywhere.
 */
final class ForgottenSteps {

    private static final String REACHED = "steps";
    private static final String BEGUN = "steps-begun";
    private static final Duration LATEST = Duration.ofDays(1);
    private static final Duration FROM_THE_BEGINNING_EVERY = Duration.ofDays(30);

    private final Transactions transactions;

    ForgottenSteps(Transactions transactions) {
        this.transactions = transactions;
    }

    int forgetBefore(Instant before) {
        Instant from = transactions.call(em -> beginning(em, before));
        int forgotten = 0;
        while (from.isBefore(before) && !Thread.currentThread().isInterrupted()) {
            Instant here = from;
            AuditStretch stretch = transactions.call(em -> AuditStretch.first(em, here, before));
            forgotten += transactions.call(em -> forget(em, stretch));
            from = stretch.until();
        }
        return forgotten;
    }

    private static Instant beginning(EntityManager em, Instant before) {
        Optional<Instant> begun = ProgressRow.find(em, BEGUN);
        boolean lately = begun.isPresent()
                && !begun.get().isAfter(before)
                && begun.get().isAfter(before.minus(FROM_THE_BEGINNING_EVERY));
        if (!lately) {
            ProgressRow.keep(em, BEGUN, before);
            ProgressRow.keep(em, REACHED, Instant.EPOCH);
        }
        Instant earliest = AuditStretch.beginning(em).orElse(before);
        Instant reached = ProgressRow.find(em, REACHED)
                .filter(instant -> instant.isBefore(before))
                .orElse(before);
        return reached.isBefore(earliest) ? earliest : reached.minus(LATEST);
    }

    private static int forget(EntityManager em, AuditStretch stretch) {
        ProgressRow.keep(em, REACHED, stretch.until());
        return Statements.change(
                em,
                "update TracedAuditRow e set e.steps = null where e.at >= ?1 and e.at < ?2 and e.steps is not null",
                Timestamp.from(stretch.from()),
                Timestamp.from(stretch.until()));
    }
}
