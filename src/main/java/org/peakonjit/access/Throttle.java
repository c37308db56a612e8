package org.peakonjit.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Allows each key a burst of tries, then one per pause. Memory is bounded: of too many keys, those not seen for longest
 * are forgotten.
 */
final class Throttle {

    private final int burst;
    private final Duration pause;
    private final int mostKeys;
    private final InstantSource clock;

    /** By key, the millisecond at which all tries are allowed again; least recently used first. */
    private final LinkedHashMap<String, Long> fullAgainAt = new LinkedHashMap<>(16, 0.75f, true);

    Throttle(int burst, Duration pause, int mostKeys, InstantSource clock) {
        this.burst = burst;
        this.pause = pause;
        this.mostKeys = mostKeys;
        this.clock = clock;
    }

    /** Takes a try; or says how long to wait for the next. */
    synchronized Optional<Duration> take(String key) {
        long now = clock.millis();
        long paused = Math.max(fullAgainAt.getOrDefault(key, now), now) + pause.toMillis();
        long wait = paused - now - burst * pause.toMillis();
        if (wait > 0) {
            return Optional.of(Duration.ofMillis(wait));
        }
        fullAgainAt.put(key, paused);
        forgetOldest();
        return Optional.empty();
    }

    /** Gives back a try that was a right one. */
    synchronized void giveBack(String key) {
        fullAgainAt.computeIfPresent(key, (same, at) -> at - pause.toMillis());
    }

    synchronized int size() {
        return fullAgainAt.size();
    }

    private void forgetOldest() {
        Iterator<Map.Entry<String, Long>> oldest = fullAgainAt.entrySet().iterator();
        while (fullAgainAt.size() > mostKeys && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
