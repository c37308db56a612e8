package org.peakonjit.walk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong while a node does something.
 *
 * @param faults by the number of the call to Peakon
 * @param kill the number of the step at which the process ends; negative = it does not
 */
record Mishaps(Map<Integer, WireFault> faults, int kill) {

    static final Mishaps NONE = new Mishaps(Map.of(), -1);

    @Nullable
    WireFault fault(int call) {
        return faults.get(call);
    }

    @Override
    public String toString() {
        return (faults.isEmpty() ? "" : " " + faults) + (kill < 0 ? "" : " killed at " + kill);
    }
}
