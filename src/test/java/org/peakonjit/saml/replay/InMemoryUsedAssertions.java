package org.peakonjit.saml.replay;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Used IDs in memory; forgets nothing. */
public final class InMemoryUsedAssertions implements UsedAssertions {

    private final Set<List<String>> used = new HashSet<>();

    @Override
    public synchronized boolean use(String issuer, List<String> ids, Instant keepUntil) {
        return ids.stream().filter(id -> used.add(List.of(issuer, id))).count() == ids.size();
    }

    @Override
    public int forgetBefore(Instant now) {
        return 0;
    }
}
