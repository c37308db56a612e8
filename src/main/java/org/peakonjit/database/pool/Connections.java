package org.peakonjit.database.pool;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Where connections come from: our own pool, or the server's. */
public interface Connections extends AutoCloseable {

    /** One for work; whoever gets it closes it. Throws within seconds where there is none to be had. */
    Connection forWork() throws SQLException;

    /** One to see whether the database is there, not from among those for work where that can be. */
    Connection toLook() throws SQLException;

    /** Forgets those that wait for work, and those in use when they come back; a server's pool looks after its own. */
    default void renew() {}

    /** Has no connection made until {@link #resume}, but by a server's pool; those that wait for work are forgotten. */
    default void suspend() {}

    default void resume() {}

    /** The kind as the address tells; asks the database where it does not. */
    DatabaseKind kind() throws SQLException;

    default Optional<HikariDataSource> pool() {
        return Optional.empty();
    }

    @Override
    void close();
}
