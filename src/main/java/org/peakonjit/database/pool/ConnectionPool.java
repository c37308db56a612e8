package org.peakonjit.database.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.peakonjit.config.DataDirectory;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.WrongSettingsException;

/** Our own pool over a JDBC URL. It is there at once, also where the database is not. */
public final class ConnectionPool implements Connections {

    /** Once more and more is tried while there is hope: see {@link WatchedDataSource}. */
    private static final Duration WAIT_FOR_A_CONNECTION = Duration.ofSeconds(1);

    /** Less than any time budget of a sign-on in use: what is locked for longer is told, and no connection waits on. */
    private static final Duration LONGEST_WAIT_FOR_A_LOCK = Duration.ofSeconds(3);

    /** Migrations need some at once. */
    private static final int FEWEST_CONNECTIONS = 4;

    /** What it warns of, connection by connection, {@link DatabaseWatch} says once. Kept here: loggers are forgotten. */
    private static final Logger LOG_OF_THE_POOL = Logger.getLogger("com.zaxxer.hikari");

    private final DataSource driver;
    private final HikariDataSource pool;
    private final DatabaseKind kind;
    private boolean suspended = true;

    private ConnectionPool(DataSource driver, DatabaseKind kind, int size) {
        this.driver = driver;
        this.kind = kind;
        HikariConfig config = new HikariConfig();
        config.setDataSource((ConnectionSource) this::more);
        config.setPoolName("peakon-jit");
        config.setMaximumPoolSize(Math.max(FEWEST_CONNECTIONS, size));
        config.setMinimumIdle(FEWEST_CONNECTIONS);
        config.setConnectionTimeout(WAIT_FOR_A_CONNECTION.toMillis());
        config.setValidationTimeout(WAIT_FOR_A_CONNECTION.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new ForgetConnections());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (kind == DatabaseKind.POSTGRESQL) {
            config.setConnectionInitSql("set lock_timeout = " + LONGEST_WAIT_FOR_A_LOCK.toMillis());
        }
        pool = new HikariDataSource(config);
    }

    public static ConnectionPool of(Settings settings) {
        Settings.Database database = settings.database();
        LOG_OF_THE_POOL.setLevel(Level.SEVERE);
        DatabaseKind kind = DatabaseKind.ofUrl(database.url());
        DataSource driver = switch (kind) {
            case H2 -> embedded(settings);
            case POSTGRESQL -> postgresql(database);
            case MARIADB -> mariadb(database);
        };
        return new ConnectionPool(driver, kind, database.poolSize());
    }

    /** For the pool's own thread: were it to fail while the database is away, it would come back to it too late. */
    private Connection more() throws SQLException {
        awaitResumption();
        return driver.getConnection();
    }

    private synchronized void awaitResumption() throws SQLException {
        try {
            while (suspended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseAwayException("interrupted while the database is away");
        }
    }

    private static DataSource embedded(Settings settings) {
        Settings.Database database = settings.database();
        DataDirectory.open(settings);
        String url = withDefault(database.url(), "DB_CLOSE_ON_EXIT", "FALSE");
        url = withDefault(url, "LOCK_TIMEOUT", Long.toString(LONGEST_WAIT_FOR_A_LOCK.toMillis()));
        url = withDefault(url, "TRACE_LEVEL_FILE", "0"); // it would fill what is left of a full disk
        return new DriverDataSource(
                url,
                "org.h2.Driver",
                new Properties(),
                database.user().orElse("sa"),
                database.password().map(Secret::value).orElse(""));
    }

    private static String withDefault(String url, String option, String value) {
        return url.toUpperCase(Locale.ROOT).contains(";" + option + "=") ? url : url + ";" + option + "=" + value;
    }

    /**
     * What the URL says itself counts. A database that hangs is found by {@link DatabaseWatch}; the time limit ends what it
     * does not see, after a minute, since a report may take as long.
     */
    private static DataSource postgresql(Settings.Database database) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "peakon-jit-proxy");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", "60");
        return over("org.postgresql.Driver", properties, database);
    }

    private static DataSource mariadb(Settings.Database database) {
        try {
            Class.forName(MariaDbConnections.DRIVER, false, ConnectionPool.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new WrongSettingsException(List.of(DatabaseTrouble.noDriver(database)));
        }
        return over(MariaDbConnections.DRIVER, MariaDbConnections.options(), database);
    }

    private static DataSource over(String driver, Properties properties, Settings.Database database) {
        return new DriverDataSource(
                database.url(),
                driver,
                properties,
                database.user().orElse(null),
                database.password().map(Secret::value).orElse(null));
    }

    /** A connection to a server that became a standby, or to a file that H2 closed, is of no use, though it works. */
    static final class ForgetConnections implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            return DatabaseTrouble.isAway(failure)
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }

    @Override
    public Connection forWork() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public Connection toLook() throws SQLException {
        return driver.getConnection();
    }

    @Override
    public void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public synchronized void suspend() {
        suspended = true;
        renew();
    }

    @Override
    public synchronized void resume() {
        renew(); // those that came back meanwhile
        suspended = false;
        notifyAll();
    }

    @Override
    public Optional<HikariDataSource> pool() {
        return Optional.of(pool);
    }

    @Override
    public DatabaseKind kind() {
        return kind;
    }

    /** Closes all connections and takes our drivers back, so that the server can forget the deployment. */
    @Override
    public void close() {
        pool.close();
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == getClass().getClassLoader()
                    && getClass().getClassLoader() != ClassLoader.getSystemClassLoader()) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    throw new IllegalStateException("a JDBC driver stays registered", e);
                }
            }
        }
    }
}
