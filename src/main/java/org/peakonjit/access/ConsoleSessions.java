package org.peakonjit.access;

import java.time.Instant;
import java.util.Optional;

/** The console's sessions, for all nodes together. */
public interface ConsoleSessions {

    /** Begins one, and forgets those that ended before {@code over}. */
    void begin(ConsoleSession session, Instant over);

    /** The one of that id, also where it has ended and nobody has noticed yet. */
    Optional<ConsoleSession> find(String id);

    /** The person did something. */
    void touch(String id, Instant now);

    /** Ends it, on every node. */
    void end(String id);
}
