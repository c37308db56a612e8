package org.peakonjit.alerting.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.Alert;
import org.peakonjit.alerting.Alerts;
import org.peakonjit.alerting.ChannelKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.alerting.TopicState;
import org.peakonjit.alerting.notice.Notices;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;

/** Alerts in the database; a crossing, its alert and its notices are one transaction. */
@Singleton
class JpaAlerts implements Alerts {

    private final Transactions transactions;
    private final Notices notices;

    @Inject
    JpaAlerts(Transactions transactions, Notices notices) {
        this.transactions = transactions;
        this.notices = notices;
    }

    @Override
    public List<TopicState> states() {
        return transactions.call(em -> em.createQuery("select s from AlertStandingRow s", AlertStandingRow.class)
                .getResultStream()
                .map(row -> row.toStanding(facts(em, row.alert())))
                .toList());
    }

    private static Map<String, String> facts(EntityManager em, @Nullable UUID alert) {
        return alert == null
                ? Map.of()
                : em.find(AlertRow.class, alert).toAlert().facts();
    }

    @Override
    public boolean move(TopicState from, @Nullable Condition now, Instant at, Set<ChannelKind> channels) {
        return transactions.call(em -> {
            String id = AlertStandingRow.id(from.topic());
            AlertStandingRow row = em.find(AlertStandingRow.class, id, LockModeType.PESSIMISTIC_WRITE);
            if ((row == null ? 0 : row.revision()) != from.revision()) {
                return false;
            }
            AlertStandingRow standing = row == null ? new AlertStandingRow(from.topic()) : row;
            ThresholdCrossing crossing = ThresholdCrossing.between(standing.stage(), now == null ? 0 : now.stage());
            AlertRow alert = alert(em, standing, now, at);
            standing.become(
                    now == null ? 0 : now.stage(),
                    now == null ? null : alert.toAlert().id());
            em.persist(standing);
            if (crossing.isTold()) {
                channels.forEach(channel -> notices.leave(alert.toAlert(), crossing, channel, at));
            }
            em.flush();
            return true;
        });
    }

    private static AlertRow alert(EntityManager em, AlertStandingRow standing, @Nullable Condition now, Instant at) {
        if (standing.alert() == null) {
            AlertRow raised = new AlertRow(UUID.randomUUID(), Objects.requireNonNull(now), at);
            em.persist(raised);
            return raised;
        }
        AlertRow known = em.find(AlertRow.class, standing.alert());
        if (now == null) {
            known.clear(at);
        } else {
            known.become(now);
        }
        return known;
    }

    @Override
    public List<Alert> active() {
        return transactions.call(em -> em.createQuery(
                        "select a from AlertRow a where a.clearedAt is null order by a.raisedAt desc", AlertRow.class)
                .getResultStream()
                .map(AlertRow::toAlert)
                .sorted(Comparator.comparing(Alert::severity).reversed())
                .toList());
    }

    @Override
    public List<Alert> past(int offset, int limit) {
        return transactions.call(em -> em.createQuery(
                        "select a from AlertRow a where a.clearedAt is not null order by a.clearedAt desc, a.id",
                        AlertRow.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(AlertRow::toAlert)
                .toList());
    }

    @Override
    public long countPast() {
        return transactions.call(
                em -> em.createQuery("select count(a) from AlertRow a where a.clearedAt is not null", Long.class)
                        .getSingleResult());
    }

    @Override
    public int forgetClearedBefore(Instant then) {
        return transactions.call(em -> {
            notices.forgetBefore(then);
            return Statements.change(em, "delete from AlertRow a where a.clearedAt < ?1", Timestamp.from(then));
        });
    }
}
