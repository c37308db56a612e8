package org.peakonjit.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.peakonjit.config.DataDirectory;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Secret;
import org.peakonjit.config.WrongSettingsException;

/** Our own pool over a JDBC URL. */
final class ConnectionPool implements AutoCloseable {

    /** For a database that starts together with us, or a predecessor of ours that still holds the file. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);

    private static final Duration LONGEST_WAIT_FOR_A_CONNECTION = Duration.ofSeconds(5);
    /** Migrations need some at once. */
    private static final int FEWEST_CONNECTIONS = 4;

    private final HikariDataSource pool;

    private ConnectionPool(HikariDataSource pool) {
        this.pool = pool;
    }

    static ConnectionPool open(Settings settings) {
        Settings.Database database = settings.database();
        HikariConfig config = new HikariConfig();
        config.setPoolName("peakon-jit");
        config.setMaximumPoolSize(Math.max(FEWEST_CONNECTIONS, database.poolSize()));
        config.setMinimumIdle(FEWEST_CONNECTIONS);
        config.setConnectionTimeout(LONGEST_WAIT_FOR_A_CONNECTION.toMillis());
        config.setInitializationFailTimeout(PATIENCE_AT_START.toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (database.url().startsWith("jdbc:h2:")) {
            embedded(config, settings);
        } else {
            postgresql(config, database);
        }
        try {
            return new ConnectionPool(new HikariDataSource(config));
        } catch (PoolInitializationException e) {
            throw new WrongSettingsException(List.of(DatabaseTrouble.explain(e, database)));
        }
    }

    private static void embedded(HikariConfig config, Settings settings) {
        Settings.Database database = settings.database();
        DataDirectory.open(settings);
        config.setDriverClassName("org.h2.Driver");
        String url = withDefault(database.url(), "DB_CLOSE_ON_EXIT", "FALSE");
        config.setJdbcUrl(withDefault(url, "LOCK_TIMEOUT", "10000"));
        config.setUsername(database.user().orElse("sa"));
        config.setPassword(database.password().map(Secret::value).orElse(""));
    }

    private static String withDefault(String url, String option, String value) {
        return url.toUpperCase(Locale.ROOT).contains(";" + option + "=") ? url : url + ";" + option + "=" + value;
    }

    private static void postgresql(HikariConfig config, Settings.Database database) {
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(database.url());
        database.user().ifPresent(config::setUsername);
        database.password().map(Secret::value).ifPresent(config::setPassword);
        config.addDataSourceProperty("ApplicationName", "peakon-jit-proxy");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "60");
    }

    DataSource dataSource() {
        return pool;
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
