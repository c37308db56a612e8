package org.peakonjit.application.jpa;

import java.util.concurrent.TimeUnit;

/** Lets something happen so many times at once, and so many times a second in the long run. */
final class Allowance {

    private final long atOnceNanos;
    private final long oneNanos;
    private long spentUntil = System.nanoTime();

    Allowance(int atOnce, int perSecond) {
        oneNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        atOnceNanos = atOnce * oneNanos;
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        long spent = Math.max(0, spentUntil - now) + oneNanos;
        if (spent > atOnceNanos) {
            return false;
        }
        spentUntil = now + spent;
        return true;
    }
}
