package org.peakonjit.sandbox.scim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest thousand calls that came in. */
public final class ScimCalls {

    private static final int KEPT = 1_000;

    private final Deque<ScimCall> calls = new ArrayDeque<>();

    synchronized void add(ScimCall call) {
        calls.addLast(call);
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    /** The oldest first. */
    public synchronized List<ScimCall> all() {
        return new ArrayList<>(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }
}
