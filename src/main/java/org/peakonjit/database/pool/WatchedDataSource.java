package org.peakonjit.database.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections for work: refused at once while the database is known to be away, and cut when it goes away, so that
 * whoever waits for an answer is told.
 */
public final class WatchedDataSource implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedDataSource.class);
    /** How long somebody waits where all are in use. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Connections connections;
    private final Supplier<Optional<DatabaseAbsence>> absence;
    /** What is in use, and what was and is not collected yet. */
    private final Set<Connection> handedOut =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    public WatchedDataSource(Connections connections, Supplier<Optional<DatabaseAbsence>> absence) {
        this.connections = connections;
        this.absence = absence;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            refuseWhileAway();
            try {
                Connection connection = connections.forWork();
                handedOut.add(connection);
                return connection;
            } catch (SQLTransientConnectionException e) {
                refuseWhileAway();
                if (System.nanoTime() - begun > LONGEST_WAIT.toNanos()) {
                    throw e;
                }
            }
        }
    }

    public void refuseWhileAway() throws SQLException {
        Optional<DatabaseAbsence> now = absence.get();
        if (now.isPresent()) {
            throw new DatabaseAwayException("the database is away (" + now.get().reason() + "), reference "
                    + now.get().reference());
        }
    }

    /** Ends what is under way: an answer would never come. */
    public void cutAll() {
        List<Connection> cut;
        synchronized (handedOut) {
            cut = new ArrayList<>(handedOut);
            handedOut.clear();
        }
        for (Connection connection : cut) {
            try {
                if (!connection.isClosed()) {
                    connection.abort(Runnable::run);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.debug("a connection of a database that is away could not be cut", e);
            }
        }
    }
}
