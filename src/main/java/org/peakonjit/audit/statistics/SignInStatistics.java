package org.peakonjit.audit.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The sign-ins of each day: closed days as they were counted once, other days from the audit itself. */
public interface SignInStatistics {

    /** The latest day that is closed; empty where none is. */
    Optional<LocalDate> lastClosed();

    /**
     * What was counted of the closed days from {@code first} on.
     *
     * @param application of this one alone; empty = of all, and of none
     */
    List<SignInCount> closed(LocalDate first, Optional<String> application);

    List<SignInCount> count(LocalDate day, Optional<String> application);

    /** Closes a day: keeps what there is of it, instead of what was kept before. */
    void close(LocalDate day, List<SignInCount> counts);
}
