package org.peakonjit.walk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.peakonjit.provisioning.MonotonicTime;

/** Time that passes only when somebody lets it, the same at every node. */
final class VirtualTime extends Clock implements MonotonicTime {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Turns turns = new Turns(this);
    private final List<Later> later = new ArrayList<>();
    private long nanos;

    private record Later(long at, Runnable what) {}

    /** What runs at two nodes at once. */
    Turns turns() {
        return turns;
    }

    /** Lets time pass, whoever waits. */
    void pass(Duration time) {
        passUntil(nanos + time.toNanos());
    }

    /** Lets it pass, and happen what was to happen by then. */
    void passUntil(long instant) {
        while (!later.isEmpty() && later.get(0).at() <= instant) {
            Later first = later.remove(0);
            nanos = Math.max(nanos, first.at());
            first.what().run();
        }
        nanos = Math.max(nanos, instant);
    }

    /** Lets something happen when that much time has passed. */
    void later(Duration after, Runnable what) {
        later.add(new Later(nanos + after.toNanos(), what));
        later.sort(Comparator.comparing(Later::at));
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public boolean sleep(Duration time) {
        turns.sleep(Math.max(0, time.toNanos()));
        return true;
    }

    /** No two instants are the same. */
    @Override
    public Instant instant() {
        nanos += 1_000;
        return START.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
