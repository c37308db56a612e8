package org.peakonjit.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits to be sent, kept in memory as the database keeps it. */
public final class InMemoryOutbox implements Outbox {

    private record Row(Entry entry, Instant writtenAt) {}

    private final Clock clock;
    private Map<String, Row> rows = new LinkedHashMap<>();

    public InMemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    /** All of a kind. */
    public synchronized List<Entry> all(String kind) {
        return rows.values().stream()
                .map(Row::entry)
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    /** What is kept now, to go back to. */
    public synchronized Runnable savepoint() {
        Map<String, Row> then = new LinkedHashMap<>(rows);
        return () -> rows = then;
    }

    private static String id(Entry entry) {
        return entry.kind() + "/" + entry.item();
    }

    private void keep(
            Entry before, long revision, int attempts, Instant since, @Nullable Instant due, @Nullable String trouble) {
        Instant writtenAt = rows.get(id(before)).writtenAt();
        Entry entry =
                new Entry(before.kind(), before.item(), before.payload(), attempts, since, due, trouble, revision);
        rows.put(id(entry), new Row(entry, writtenAt));
    }

    @Override
    public synchronized void put(String kind, String item, String payload) {
        Optional<Entry> known = find(kind, item);
        if (known.filter(entry -> entry.payload().equals(payload)).isEmpty()) {
            Instant now = clock.instant();
            long revision = known.map(Entry::revision).orElse(0L) + 1;
            Entry entry = new Entry(kind, item, payload, 0, now, now, null, revision);
            rows.put(id(entry), new Row(entry, now));
        }
    }

    @Override
    public synchronized Optional<Entry> find(String kind, String item) {
        return Optional.ofNullable(rows.get(kind + "/" + item)).map(Row::entry);
    }

    @Override
    public synchronized Optional<Entry> take(String kind, Duration lease) {
        Instant now = clock.instant();
        Optional<Entry> next = all(kind).stream()
                .filter(entry -> entry.due() != null && !entry.due().isAfter(now))
                .min(Comparator.comparing(Entry::due));
        next.ifPresent(entry -> keep(
                entry, entry.revision() + 1, entry.attempts(), entry.triedSince(), now.plus(lease), entry.trouble()));
        return next.flatMap(entry -> find(kind, entry.item()));
    }

    private boolean isKept(Entry taken) {
        return find(taken.kind(), taken.item())
                .filter(entry -> entry.revision() == taken.revision())
                .isPresent();
    }

    @Override
    public synchronized void remove(Entry taken) {
        if (isKept(taken)) {
            rows.remove(id(taken));
        }
    }

    @Override
    public synchronized void remove(String kind, String item) {
        rows.remove(kind + "/" + item);
    }

    @Override
    public synchronized void failed(Entry taken, String trouble, @Nullable Instant nextTry) {
        if (isKept(taken)) {
            keep(taken, taken.revision(), taken.attempts() + 1, taken.triedSince(), nextTry, trouble);
        }
    }

    @Override
    public synchronized List<Entry> failed(String kind, int atMost) {
        List<Row> failed = new ArrayList<>(rows.values());
        failed.removeIf(row -> !row.entry().kind().equals(kind) || row.entry().attempts() == 0);
        failed.sort(Comparator.comparing(Row::writtenAt).reversed());
        return failed.stream().limit(atMost).map(Row::entry).toList();
    }

    @Override
    public synchronized long countFailed(String kind) {
        return failed(kind, Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized int retry(String kind) {
        List<Entry> failed = failed(kind, Integer.MAX_VALUE);
        Instant now = clock.instant();
        failed.forEach(entry -> keep(entry, entry.revision(), entry.attempts(), now, now, entry.trouble()));
        return failed.size();
    }

    @Override
    public synchronized boolean retry(String kind, String item) {
        Optional<Entry> entry = find(kind, item);
        Instant now = clock.instant();
        entry.ifPresent(one -> keep(one, one.revision(), 0, now, now, null));
        return entry.isPresent();
    }

    @Override
    public synchronized void forgetBefore(String kind, Instant then) {
        rows.values()
                .removeIf(row ->
                        row.entry().kind().equals(kind) && row.writtenAt().isBefore(then));
    }
}
