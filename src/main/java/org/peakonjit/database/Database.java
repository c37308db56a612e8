package org.peakonjit.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.peakonjit.config.Settings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.database.pool.ConnectionPool;
import org.peakonjit.database.pool.ConnectionSource;
import org.peakonjit.database.pool.Connections;
import org.peakonjit.database.pool.DatabaseAbsence;
import org.peakonjit.database.pool.DatabaseKind;
import org.peakonjit.database.pool.DatabaseProbe;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.database.pool.DatabaseWatch;
import org.peakonjit.database.pool.MariaDbConnections;
import org.peakonjit.database.pool.ServerConnections;
import org.peakonjit.database.pool.WatchedDataSource;
import org.peakonjit.database.schema.SchemaMigration;

/**
 * The database that keeps the ledger. It may be away: at start, when it is opened as soon as it is there, and later. H2
 * is embedded and serves one node, which holds its file exclusively; several nodes share a PostgreSQL or a MariaDB.
 */
public final class Database implements AutoCloseable {

    /** Work that failed since the database is away may know it before {@link DatabaseWatch} does. */
    private static final Duration UNTIL_IT_IS_NOTICED = Duration.ofSeconds(3);

    private final Settings.Database settings;
    private final Connections connections;
    private final WatchedDataSource dataSource;
    private final DatabaseProbe probe;
    private final DatabaseWatch watch;
    private boolean open;

    private Database(Settings.Database settings, Connections connections) {
        this.settings = settings;
        this.connections = connections;
        dataSource = new WatchedDataSource(connections, this::absence);
        probe = new DatabaseProbe(connections);
        watch = new DatabaseWatch(
                probe,
                failure -> DatabaseTrouble.reason(failure, settings),
                new DatabaseWatch.Listener() {
                    @Override
                    public void gone() {
                        connections.suspend();
                        dataSource.cutAll();
                    }

                    @Override
                    public void back() {
                        connections.resume();
                    }
                },
                Clock.systemUTC());
    }

    /**
     * Opens the database of the settings and brings its schema up to date. Nodes that do so at once wait for each
     * other.
     *
     * @throws WrongSettingsException when it cannot be reached, opened or migrated
     */
    public static Database open(Settings settings) {
        Database database = prepare(settings);
        try {
            if (!database.tryToOpen()) {
                throw new WrongSettingsException(List.of(DatabaseTrouble.unreachable(
                        database.absence().map(DatabaseAbsence::reason).orElse(""), settings.database())));
            }
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * The database of the settings, still to be opened.
     *
     * @throws WrongSettingsException when it cannot be one of ours
     */
    public static Database prepare(Settings settings) {
        Settings.Database database = settings.database();
        return new Database(
                database,
                database.jndiName()
                        .<Connections>map(ServerConnections::new)
                        .orElseGet(() -> ConnectionPool.of(settings)));
    }

    /**
     * Opens it where it is there and takes writes: its schema is brought up to date, and from then on it is watched.
     *
     * @return false where it is away; {@link #absence} says why
     * @throws WrongSettingsException when it will not open, however long one waits
     */
    public synchronized boolean tryToOpen() {
        if (open) {
            return true;
        }
        try {
            DatabaseKind kind = connections.kind();
            probe.ask();
            connections.resume();
            if (kind == DatabaseKind.MARIADB) {
                MariaDbConnections.check(connections::forWork);
            }
            bringUpToDate(kind);
            watch.isThere();
            watch.start();
            open = true;
            return true;
        } catch (SQLException e) {
            if (!DatabaseTrouble.isAway(e)) {
                throw new WrongSettingsException(List.of(DatabaseTrouble.explain(e, settings)));
            }
            watch.isAway(DatabaseTrouble.reason(e, settings));
        } catch (SchemaMigration.FailedException e) {
            if (!DatabaseTrouble.isAway(e)) {
                throw new WrongSettingsException(List.of(DatabaseTrouble.schema(e, settings)));
            }
            watch.isAway(DatabaseTrouble.reason(e, settings));
        }
        return false;
    }

    private void bringUpToDate(DatabaseKind kind) throws SchemaMigration.FailedException {
        ConnectionSource source = connections::forWork;
        if (settings.migrate()) {
            SchemaMigration.run(source, kind);
        } else if (SchemaMigration.isPending(source, kind)) {
            throw new WrongSettingsException(List.of(DatabaseTrouble.behind()));
        }
    }

    /** Since when and why it cannot be used; empty while it is there. Answers at once. */
    public Optional<DatabaseAbsence> absence() {
        return watch.absence();
    }

    /** Throws what counts as {@link DatabaseTrouble#isAway} while it is away. */
    public void requireThere() {
        try {
            dataSource.refuseWhileAway();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Does background work, which nobody waits for: as soon as the database is there, and again where it went away
     * meanwhile; but not for ever where the work alone says so.
     *
     * @param work may be done again
     */
    public void patiently(Runnable work) {
        new PatientWork(this::absence, this::await, () -> pause(UNTIL_IT_IS_NOTICED)).run(work);
    }

    private void await() {
        try {
            watch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the database is away");
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the database is away");
        }
    }

    /** Connections for whoever wants an answer: refused at once while the database is away. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Our own pool; empty where the connections are a server's. */
    Optional<HikariDataSource> pool() {
        return connections.pool();
    }

    /** Connections for background work: while the database is away, it waits. */
    public DataSource patientDataSource() {
        return (ConnectionSource) () -> {
            await();
            return dataSource.getConnection();
        };
    }

    /** Which one it is. Only while it is open. */
    public DatabaseKind kind() {
        try {
            return connections.kind();
        } catch (SQLException e) {
            throw new IllegalStateException("the database is not open", e);
        }
    }

    /**
     * Returns once everything committed so far survives the end of this process. PostgreSQL and MariaDB promise as much with
     * every commit. H2 writes up to half a second later, and what it does about it by itself (a write delay of 0) ends its
     * housekeeping, so that the file only grows: it is told to write after each commit instead.
     */
    public void makeDurable() {
        if (!kind().isEmbedded()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database does not write to its file", e);
        }
    }

    @Override
    public void close() {
        watch.close();
        connections.close();
    }
}
