package org.peakonjit.database.pool;

import java.sql.SQLTransientConnectionException;

/** Thrown instead of a connection while the database is known to be away, so that nobody waits for it in vain. */
public final class DatabaseAwayException extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1L;

    /** Connection failure (SQL:2016, table 38). */
    private static final String STATE = "08006";

    DatabaseAwayException(String reason) {
        super(reason, STATE);
    }
}
