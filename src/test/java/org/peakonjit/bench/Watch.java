package org.peakonjit.bench;

import java.util.function.Supplier;

/** How long somebody at a browser waits in a login, the time that the company's IdP takes left out. */
final class Watch {

    private long nanos;

    /** Counts the time that this takes. */
    <T> T during(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    double millis() {
        return nanos / 1e6;
    }
}
