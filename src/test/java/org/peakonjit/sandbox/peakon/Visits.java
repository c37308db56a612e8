package org.peakonjit.sandbox.peakon;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which AuthnRequests are open, and who signed in. */
final class Visits {

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final List<SignedIn> signedIn = new CopyOnWriteArrayList<>();

    void ask(String requestId) {
        asked.add(requestId);
    }

    /** Whether that request was open; it is not any more. */
    boolean settle(String requestId) {
        return asked.remove(requestId);
    }

    void add(SignedIn visitor) {
        signedIn.add(visitor);
    }

    List<SignedIn> all() {
        return List.copyOf(signedIn);
    }
}
