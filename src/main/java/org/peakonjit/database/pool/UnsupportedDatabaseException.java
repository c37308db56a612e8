package org.peakonjit.database.pool;

import java.sql.SQLException;

/** Thrown where connections lead to a database that the product does not know, or are not set up as it needs them. */
public final class UnsupportedDatabaseException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnsupportedDatabaseException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
