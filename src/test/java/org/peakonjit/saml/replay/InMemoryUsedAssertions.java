package org.peakonjit.saml.replay;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Used IDs in memory. */
public final class InMemoryUsedAssertions implements UsedAssertions {

    private final Map<List<String>, Instant> used = new HashMap<>();

    @Override
    public synchronized IntSupplier useNext(String issuer, List<String> ids, Instant keepUntil) {
        int fresh = (int) ids.stream()
                .filter(id -> used.putIfAbsent(List.of(issuer, id), keepUntil) == null)
                .count();
        return () -> fresh;
    }

    @Override
    public synchronized boolean isUsed(String issuer, String id) {
        return used.containsKey(List.of(issuer, id));
    }

    @Override
    public synchronized int forgetBefore(Instant now) {
        int before = used.size();
        used.values().removeIf(keepUntil -> keepUntil.isBefore(now));
        return before - used.size();
    }
}
