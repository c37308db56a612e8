package org.peakonjit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;
import org.peakonjit.config.WrongSettingsException;

/**
 * The database that keeps the ledger: reachable, and with the current schema. H2 is embedded and serves one node, which
 * holds its file exclusively; several nodes share a PostgreSQL.
 */
public final class Database implements AutoCloseable {

    private final DataSource dataSource;
    private final DatabaseKind kind;
    private final @Nullable ConnectionPool pool;

    private Database(DataSource dataSource, DatabaseKind kind, @Nullable ConnectionPool pool) {
        this.dataSource = dataSource;
        this.kind = kind;
        this.pool = pool;
    }

    /**
     * Opens the database of the settings and brings its schema up to date. Nodes that do so at once wait for each
     * other.
     *
     * @throws WrongSettingsException when it cannot be reached, opened or migrated
     */
    public static Database open(Settings settings) {
        if (settings.database().jndiName().isPresent()) {
            return open(JndiDataSource.find(settings.database().jndiName().get()), settings, null);
        }
        ConnectionPool pool = ConnectionPool.open(settings);
        try {
            return open(pool.dataSource(), settings, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static Database open(DataSource dataSource, Settings settings, @Nullable ConnectionPool pool) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            DatabaseKind kind = DatabaseKind.of(product)
                    .orElseThrow(() -> DatabaseTrouble.unsupported(settings.database(), product));
            connection.close();
            SchemaMigration.run(dataSource);
            return new Database(dataSource, kind, pool);
        } catch (SQLException e) {
            throw new WrongSettingsException(List.of(DatabaseTrouble.explain(e, settings.database())));
        } catch (SchemaMigration.FailedException e) {
            throw new WrongSettingsException(List.of(DatabaseTrouble.schema(e, settings.database())));
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public DatabaseKind kind() {
        return kind;
    }

    /**
     * Returns once everything committed so far survives the end of this process. PostgreSQL promises as much with every
     * commit. H2 writes up to half a second later, and what it does about it by itself (a write delay of 0) ends its
     * housekeeping, so that the file only grows: it is told to write after each commit instead.
     */
    public void makeDurable() {
        if (kind != DatabaseKind.H2) {
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
        if (pool != null) {
            pool.close();
        }
    }
}
