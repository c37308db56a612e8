package org.peakonjit.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions in memory, for tests of those who ask for them. */
public final class InMemoryConsoleSessions implements ConsoleSessions {

    private final Map<String, ConsoleSession> sessions = new ConcurrentHashMap<>();

    @Override
    public void begin(ConsoleSession session, Instant over) {
        sessions.values().removeIf(one -> one.lastActive().isBefore(over));
        sessions.put(session.id(), session);
    }

    @Override
    public Optional<ConsoleSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public void touch(String id, Instant now) {
        sessions.computeIfPresent(id, (same, session) -> session.activeAt(now));
    }

    @Override
    public void end(String id) {
        sessions.remove(id);
    }
}
