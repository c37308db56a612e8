package org.peakonjit.saml.replay;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/** Used IDs in memory; forgets nothing. */
public final class InMemoryUsedAssertions implements UsedAssertions {

    private final Set<List<String>> used = new HashSet<>();

    @Override
    public synchronized IntSupplier useNext(String issuer, List<String> ids, Instant keepUntil) {
        int fresh =
                (int) ids.stream().filter(id -> used.add(List.of(issuer, id))).count();
        return () -> fresh;
    }

    @Override
    public synchronized boolean isUsed(String issuer, String id) {
        return used.contains(List.of(issuer, id));
    }

    @Override
    public int forgetBefore(Instant now) {
        return 0;
    }
}
