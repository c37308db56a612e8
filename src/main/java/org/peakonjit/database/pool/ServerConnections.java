package org.peakonjit.database.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;

/**
 * The server's data source: how many there are, and how long one is waited for, is set there. Its connections are used
 * outside of JTA transactions, which we never begin.
 */
public final class ServerConnections implements Connections {

    private final DataSource dataSource;
    private @Nullable DatabaseKind kind;

    /** @throws WrongSettingsException when the server has no data source of that JNDI name */
    @SuppressWarnings("BanJNDI") // the name is a setting, and never one of another server's
    public ServerConnections(String name) {
        if (name.contains("://")) {
            throw wrong("\"" + name + "\" is no name in this server");
        }
        try {
            if (!(new InitialContext().lookup(name) instanceof DataSource found)) {
                throw wrong("\"" + name + "\" is no data source");
            }
            dataSource = found;
        } catch (NamingException e) {
            throw wrong("the server knows no data source \"" + name + "\"");
        }
    }

    private static WrongSettingsException wrong(String what) {
        return new WrongSettingsException(List.of(new Problem(
                SettingKey.DATASOURCE.key(),
                what,
                "Give the JNDI name of a data source made in the server, such as java:jboss/datasources/peakonjit")));
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
    public synchronized DatabaseKind kind() throws SQLException {
        DatabaseKind known = kind;
        if (known == null) {
            try (Connection connection = dataSource.getConnection()) {
                known = DatabaseKind.of(connection);
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
