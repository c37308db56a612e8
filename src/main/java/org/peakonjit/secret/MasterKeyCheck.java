package org.peakonjit.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.secret.Sealer.BrokenSealException;

/**
 * Stops a deployment whose master key is not the one that the database's secrets are sealed under, instead of letting
 * the first sign-on find out. The first node leaves a value in the database for the others to open.
 */
@ApplicationScoped
class MasterKeyCheck {

    private static final String PURPOSE = "master-key-check";
    private static final String UNIQUE_VIOLATION = "23505";

    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started, DataSource database, Sealer sealer) {
        run(database, sealer);
    }

    static void run(DataSource database, Sealer sealer) {
        try (Connection connection = database.getConnection()) {
            Optional<byte[]> sealed = find(connection);
            if (sealed.isEmpty()) {
                leave(connection, sealer);
                sealed = find(connection);
            }
            sealer.open(PURPOSE, sealed.orElseThrow(), PURPOSE);
        } catch (BrokenSealException e) {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.MASTER_KEY.key(),
                    "this is not the master key that the secrets in the database are sealed under",
                    "Give every node of the database the same key: the setting of the first node or, where it has"
                            + " none, the content of master.key in its data directory")));
        } catch (SQLException e) {
            throw new IllegalStateException("the master key cannot be checked against the database", e);
        }
    }

    private static Optional<byte[]> find(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select sealed from master_key_check where id = 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
        }
    }

    private static void leave(Connection connection, Sealer sealer) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into master_key_check (id, sealed) values (1, ?)")) {
            insert.setBytes(1, sealer.seal(PURPOSE, "peakon-jit".getBytes(StandardCharsets.UTF_8), PURPOSE));
            insert.executeUpdate();
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e; // else another node was first
            }
        }
    }
}
