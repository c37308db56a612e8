package org.peakonjit.provisioning;

import jakarta.inject.Singleton;
import java.time.Duration;

/** This machine's. */
@Singleton
public class SystemTime implements MonotonicTime {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public boolean sleep(Duration time) {
        try {
            Thread.sleep(Math.max(0, time.toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
