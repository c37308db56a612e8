package org.peakonjit.bench;

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
 * @param peakon null where it provisions nobody
 */
record Server(
        String name,
        ServerProcess process,
        @Nullable Allocation allocation,
        @Nullable CountingRelay relay,
        @Nullable PeakonSandbox peakon) {

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
        if (peakon == null) {
            return 0;
        }
        int calls = peakon.scimCalls().size();
        peakon.forgetCalls();
        return calls;
    }
}
