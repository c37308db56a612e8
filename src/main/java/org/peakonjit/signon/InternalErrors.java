package org.peakonjit.signon;

import java.time.Instant;
import java.util.Optional;

/** Sign-ons that failed by a fault of ours ({@code internal.error}), over all nodes. */
public interface InternalErrors {

    /**
     * Those of a while.
     *
     * @param latest the reference of the latest; empty where there is none
     */
    record Seen(long count, Optional<String> latest) {}

    Seen since(Instant from);
}
