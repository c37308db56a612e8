package org.peakonjit.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Known origins in memory, for all "nodes" of a test. */
public final class InMemoryKnownOrigins implements KnownOrigins {

    private final Map<String, Instant> lastSignIns = new ConcurrentHashMap<>();

    @Override
    public List<String> known(String account, List<String> marks, Instant since) {
        return marks.stream()
                .filter(mark -> !lastSignIns
                        .getOrDefault(account + "/" + mark, Instant.MIN)
                        .isBefore(since))
                .toList();
    }

    @Override
    public void note(String account, List<String> marks, Instant now, Instant since) {
        marks.forEach(mark -> lastSignIns.put(account + "/" + mark, now));
    }
}
