package org.peakonjit.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.it.parts.Allocation;
import org.peakonjit.it.parts.CountingRelay;
import org.peakonjit.it.parts.ServerProcess;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * A server that is measured from outside.
 *
 * @param name without spaces
 * @param relay null where its database is within the process
 * @param peakons where it provisions people
 */
record Server(
        String name,
        ServerProcess process,
        @Nullable Allocation allocation,
        @Nullable CountingRelay relay,
        List<PeakonSandbox> peakons) {

    /** All that it has used up so far. */
    record Used(long cpuNanos, long bytes) {}

    Used used() {
        return new Used(process.cpuTime().toNanos(), allocation == null ? 0 : allocation.bytes());
    }

    long roundTrips() {
        return relay == null ? 0 : relay.roundTrips();
    }

    /** How many SCIM calls came since the last time somebody asked, of which a thousand are kept. */
    int scimCalls() {
        int calls = 0;
        for (PeakonSandbox peakon : peakons) {
            calls += peakon.scimCalls().size();
            peakon.forgetCalls();
        }
        return calls;
    }
}
