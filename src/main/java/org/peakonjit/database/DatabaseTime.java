package org.peakonjit.database;

import java.time.Instant;

/** Asks the database for its time: whether it answers, and how its clock goes. */
@FunctionalInterface
public interface DatabaseTime {

    /** The time at the database now. Throws where it does not answer. */
    Instant now();
}
