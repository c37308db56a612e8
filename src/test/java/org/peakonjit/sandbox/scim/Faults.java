package org.peakonjit.sandbox.scim;

import java.time.Duration;

/** The switch for faults. */
public final class Faults {

    private Fault current = Fault.NONE;
    private int remaining = Integer.MAX_VALUE;
    private Duration slowness = Duration.ofSeconds(15);

    /** Misbehaves so until told otherwise. */
    public synchronized void inject(Fault fault) {
        inject(fault, Integer.MAX_VALUE);
    }

    /** Misbehaves so for the next {@code calls} calls. */
    public synchronized void inject(Fault fault, int calls) {
        current = fault;
        remaining = calls;
    }

    /** How long an answer takes while {@link Fault#SLOW}. */
    public synchronized void setSlowness(Duration slowness) {
        this.slowness = slowness;
    }

    public synchronized Fault current() {
        return remaining > 0 ? current : Fault.NONE;
    }

    synchronized Duration slowness() {
        return slowness;
    }

    synchronized Fault next() {
        Fault fault = current();
        if (fault != Fault.NONE && remaining != Integer.MAX_VALUE) {
            remaining--;
        }
        return fault;
    }
}
