package org.peakonjit.alerting.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.DeliveryTrouble;
import org.peakonjit.alerting.Outbox;
import org.peakonjit.database.jpa.Transactions;

/** Notices on their way, in the database: they outlive restarts, and any node may send them. */
@Singleton
class JpaOutbox implements Outbox {

    private static final String UNDELIVERED = " from AlertNoticeRow n where n.sentAt is null and n.attempts > 0";

    private final Transactions transactions;

    @Inject
    JpaOutbox(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Waiting> take(Instant now, Duration lease) {
        return transactions.call(em -> {
            for (AlertNoticeRow row : due(em, now)) {
                int taken = em.createQuery("update AlertNoticeRow n set n.due = :leased, n.claim = n.claim + 1"
                                + " where n.id = :id and n.claim = :claim")
                        .setParameter("leased", Timestamp.from(now.plus(lease)))
                        .setParameter("id", row.id())
                        .setParameter("claim", row.claim())
                        .executeUpdate();
                if (taken == 1) {
                    return Optional.of(row.toWaiting());
                }
            }
            return Optional.empty();
        });
    }

    private static List<AlertNoticeRow> due(EntityManager em, Instant now) {
        return em.createQuery("select n from AlertNoticeRow n where n.due <= :now order by n.due", AlertNoticeRow.class)
                .setParameter("now", Timestamp.from(now))
                .setMaxResults(10)
                .getResultList();
    }

    @Override
    public void sent(Waiting waiting, Instant at) {
        transactions.run(em -> find(em, waiting).ifPresent(row -> row.sent(at)));
    }

    @Override
    public void failed(Waiting waiting, DeliveryTrouble reason, @Nullable Instant nextTry) {
        transactions.run(em -> find(em, waiting).ifPresent(row -> row.failed(reason, nextTry)));
    }

    private static Optional<AlertNoticeRow> find(EntityManager em, Waiting waiting) {
        return Optional.ofNullable(
                em.find(AlertNoticeRow.class, waiting.notice().id()));
    }

    @Override
    public List<Undelivered> undelivered(int atMost) {
        return transactions.call(em -> rows(em).setMaxResults(atMost)
                .getResultStream()
                .map(AlertNoticeRow::toUndelivered)
                .toList());
    }

    private static TypedQuery<AlertNoticeRow> rows(EntityManager em) {
        return em.createQuery("select n" + UNDELIVERED + " order by n.at desc", AlertNoticeRow.class);
    }

    @Override
    public Map<ChannelKind, Long> countUndelivered() {
        Map<ChannelKind, Long> counts = new EnumMap<>(ChannelKind.class);
        transactions.run(em -> em.createQuery(
                        "select n.channel, count(n)" + UNDELIVERED + " group by n.channel", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((ChannelKind) row[0], (Long) row[1])));
        return counts;
    }

    @Override
    public int retryNow(Instant now) {
        return transactions.call(em -> {
            List<AlertNoticeRow> all = rows(em).getResultList();
            all.forEach(row -> row.tryAgain(now));
            return all.size();
        });
    }
}
