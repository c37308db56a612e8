package org.peakonjit.alerting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.alerting.notice.Notices;
import org.peakonjit.schedule.InMemoryOutbox;

/** Alerts and their notices, kept in memory as the database keeps them. */
public final class InMemoryAlerts implements Alerts {

    private final Map<Topic, TopicState> states = new LinkedHashMap<>();
    private final Map<UUID, Alert> alerts = new LinkedHashMap<>();
    private final Map<Topic, UUID> active = new LinkedHashMap<>();
    public final InMemoryOutbox outbox;
    public final Notices notices;

    /** Every notice that was ever left, as "event object stage". */
    public final List<String> told = new ArrayList<>();

    public InMemoryAlerts() {
        this(Clock.systemUTC());
    }

    public InMemoryAlerts(Clock clock) {
        outbox = new InMemoryOutbox(clock);
        notices = new Notices(outbox);
    }

    @Override
    public synchronized List<TopicState> states() {
        return List.copyOf(states.values());
    }

    @Override
    public synchronized boolean move(TopicState from, @Nullable Condition now, Instant at, Set<ChannelKind> channels) {
        Topic topic = from.topic();
        TopicState known = states.getOrDefault(topic, TopicState.unheardOf(topic));
        if (known.revision() != from.revision()) {
            return false;
        }
        ThresholdCrossing crossing = ThresholdCrossing.between(known.stage(), now == null ? 0 : now.stage());
        UUID id = active.computeIfAbsent(topic, fresh -> UUID.randomUUID());
        Alert before = alerts.get(id);
        Alert alert = now == null
                ? new Alert(
                        id,
                        topic.kind(),
                        topic.object(),
                        before.stage(),
                        before.severity(),
                        before.facts(),
                        before.raisedAt(),
                        at)
                : new Alert(
                        id,
                        topic.kind(),
                        topic.object(),
                        now.stage(),
                        now.severity(),
                        now.facts(),
                        before == null ? at : before.raisedAt(),
                        null);
        alerts.put(id, alert);
        if (now == null) {
            active.remove(topic);
        }
        states.put(
                topic,
                new TopicState(
                        topic,
                        now == null ? 0 : now.stage(),
                        now == null ? Map.of() : now.facts(),
                        known.revision() + 1));
        if (crossing.isTold()) {
            told.add(crossing.word() + " " + topic.object() + " " + alert.stage());
            channels.forEach(channel -> notices.leave(alert, crossing, channel, at));
        }
        return true;
    }

    @Override
    public synchronized List<Alert> active() {
        return alerts.values().stream()
                .filter(alert -> alert.clearedAt() == null)
                .sorted(Comparator.comparing(Alert::severity).reversed())
                .toList();
    }

    @Override
    public synchronized List<Alert> past(int offset, int limit) {
        return alerts.values().stream()
                .filter(alert -> alert.clearedAt() != null)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long countPast() {
        return alerts.values().stream()
                .filter(alert -> alert.clearedAt() != null)
                .count();
    }

    @Override
    public synchronized int forgetClearedBefore(Instant then) {
        int before = alerts.size();
        alerts.values()
                .removeIf(
                        alert -> alert.clearedAt() != null && alert.clearedAt().isBefore(then));
        notices.forgetBefore(then);
        return before - alerts.size();
    }
}
