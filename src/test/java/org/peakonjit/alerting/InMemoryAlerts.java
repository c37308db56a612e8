package org.peakonjit.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts and their notices, kept in memory as the database keeps them. */
public final class InMemoryAlerts implements Alerts, Outbox {

    private record Row(
            Waiting waiting,
            @Nullable Instant due,
            @Nullable DeliveryTrouble reason,
            boolean done) {}

    private final Map<Topic, TopicState> states = new LinkedHashMap<>();
    private final Map<UUID, Alert> alerts = new LinkedHashMap<>();
    private final Map<Topic, UUID> active = new LinkedHashMap<>();
    private final Map<UUID, Row> notices = new LinkedHashMap<>();

    /** Every notice that was ever left, as "event object stage". */
    public final List<String> told = new ArrayList<>();

    @Override
    public synchronized List<TopicState> states() {
        return List.copyOf(states.values());
    }

    @Override
    public synchronized boolean move(TopicState from, @Nullable Condition now, Instant at, Set<ChannelKind> outboxes) {
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
            outboxes.forEach(channel -> leave(alert, crossing, channel, at));
        }
        return true;
    }

    private void leave(Alert alert, ThresholdCrossing crossing, ChannelKind channel, Instant at) {
        Notice notice = new Notice(
                UUID.randomUUID(),
                alert.id(),
                crossing,
                alert.kind(),
                alert.object(),
                alert.severity(),
                alert.facts(),
                at);
        notices.put(notice.id(), new Row(new Waiting(notice, channel, 0, at), at, null, false));
    }

    @Override
    public synchronized List<Alert> active() {
        return alerts.values().stream()
                .filter(Alert::isActive)
                .sorted(Comparator.comparing(Alert::severity).reversed())
                .toList();
    }

    @Override
    public synchronized List<Alert> past(int offset, int limit) {
        return alerts.values().stream()
                .filter(alert -> !alert.isActive())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long countPast() {
        return alerts.values().stream().filter(alert -> !alert.isActive()).count();
    }

    @Override
    public synchronized int forgetClearedBefore(Instant then) {
        int before = alerts.size();
        alerts.values()
                .removeIf(
                        alert -> alert.clearedAt() != null && alert.clearedAt().isBefore(then));
        return before - alerts.size();
    }

    @Override
    public synchronized Optional<Waiting> take(Instant now, Duration lease) {
        Optional<Row> next = notices.values().stream()
                .filter(row -> row.due() != null && !row.due().isAfter(now))
                .findFirst();
        next.ifPresent(row -> keep(row.waiting(), now.plus(lease), row.reason(), false));
        return next.map(Row::waiting);
    }

    @Override
    public synchronized void sent(Waiting waiting, Instant at) {
        keep(waiting, null, null, true);
    }

    @Override
    public synchronized void failed(Waiting waiting, DeliveryTrouble reason, @Nullable Instant nextTry) {
        Waiting again = new Waiting(waiting.notice(), waiting.channel(), waiting.attempts() + 1, waiting.firstDue());
        keep(again, nextTry, reason, false);
    }

    private void keep(Waiting waiting, @Nullable Instant due, @Nullable DeliveryTrouble reason, boolean done) {
        notices.put(waiting.notice().id(), new Row(waiting, due, reason, done));
    }

    @Override
    public synchronized List<Undelivered> undelivered(int atMost) {
        return notices.values().stream()
                .filter(row -> !row.done() && row.waiting().attempts() > 0)
                .map(row -> new Undelivered(
                        row.waiting().notice(),
                        row.waiting().channel(),
                        row.waiting().attempts(),
                        row.reason(),
                        row.due()))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized Map<ChannelKind, Long> countUndelivered() {
        return undelivered(Integer.MAX_VALUE).stream()
                .collect(Collectors.groupingBy(Undelivered::channel, Collectors.counting()));
    }

    @Override
    public synchronized int retryNow(Instant now) {
        List<Undelivered> failed = undelivered(Integer.MAX_VALUE);
        failed.forEach(
                one -> keep(new Waiting(one.notice(), one.channel(), one.attempts(), now), now, one.reason(), false));
        return failed.size();
    }
}
