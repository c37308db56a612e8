package org.peakonjit.provisioning;

import java.time.Duration;

/** Time that passes only while somebody waits. */
public final class WaitingTime implements MonotonicTime {

    private long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public boolean sleep(Duration time) {
        nanos += time.toNanos();
        return true;
    }
}
