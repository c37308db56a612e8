package org.peakonjit.database.pool;

import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;

/** The server's data source. Its connections are used outside of JTA transactions, which we never begin. */
public final class JndiDataSource {

    private JndiDataSource() {}

    @SuppressWarnings("BanJNDI") // the name is a setting, and never one of another server's
    public static DataSource find(String name) {
        if (name.contains("://")) {
            throw wrong("\"" + name + "\" is no name in this server");
        }
        try {
            if (new InitialContext().lookup(name) instanceof DataSource dataSource) {
                return dataSource;
            }
            throw wrong("\"" + name + "\" is no data source");
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
}
