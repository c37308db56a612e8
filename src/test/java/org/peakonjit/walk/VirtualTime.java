package org.peakonjit.walk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.peakonjit.provisioning.MonotonicTime;

/** Time that passes only when somebody lets it, the same at every node. */
final class VirtualTime extends Clock implements MonotonicTime {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Turns turns = new Turns(this);
    private long nanos;

    /** What runs at two nodes at once. */
    Turns turns() {
        return turns;
    }

    /** Lets time pass, whoever waits. */
    void pass(Duration time) {
        nanos += time.toNanos();
    }

    void passUntil(long instant) {
        nanos = Math.max(nanos, instant);
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
