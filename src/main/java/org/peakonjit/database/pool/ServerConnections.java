package org.peakonjit.database.pool;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The server's data source: how many there are, and how long one is waited for, is set there. */
public final class ServerConnections implements Connections {

    private final DataSource dataSource;
    private @Nullable DatabaseKind kind;

    public ServerConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection forWork() throws SQLException {
        return dataSource.getConnection();
    }

    @Override
    public Connection toLook() throws SQLException {
        return dataSource.getConnection();
    }

    @Override
    public void renew() {
        // the server's pool looks after its own
    }

    @Override
    public void suspend() {
        // as above
    }

    @Override
    public void resume() {
        // as above
    }

    @Override
    public synchronized DatabaseKind kind() throws SQLException {
        DatabaseKind known = kind;
        if (known == null) {
            try (Connection connection = dataSource.getConnection()) {
                String product = connection.getMetaData().getDatabaseProductName();
                known = DatabaseKind.of(product).orElseThrow(() -> UnsupportedDatabaseException.product(product));
                kind = known;
            }
        }
        return known;
    }

    @Override
    public void close() {
        // the server does
    }
}
