package org.peakonjit.secret;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.config.WrongSettingsException.Problem;
import org.peakonjit.database.Database;
import org.peakonjit.database.DatabaseOpened;
import org.peakonjit.secret.Sealer.BrokenSealException;

/**
 * Stops a deployment whose master key is not the one that the database's secrets are sealed under, instead of letting
 * the first sign-on find out. The first node leaves a value in the database for the others to open.
 */
@ApplicationScoped
class MasterKeyCheck {

    /** Last of the columns that a new master key gets: as long as it opens under an older one, others may, too. */
    private static final SealedColumn CHECK =
            SealedColumn.ofTheOnlyRow("master_key_check", "sealed", "master-key-check");

    void atStart(
            @Observes @Priority(DatabaseOpened.CHECKS) DatabaseOpened opened,
            Database database,
            Sealer sealer,
            Instance<SealedColumn> columns) {
        run(database.dataSource(), sealer);
        renew(database.dataSource(), sealer, columns);
    }

    /** Gives everything that is sealed in the database to the first master key. */
    static int renew(DataSource database, Sealer sealer, Iterable<SealedColumn> columns) {
        List<SealedColumn> all = new ArrayList<>();
        columns.forEach(all::add);
        all.add(CHECK);
        try {
            return SealRenewal.run(database, sealer, all);
        } catch (SQLException e) {
            throw new IllegalStateException("the database's secrets cannot be sealed anew", e);
        }
    }

    static void run(DataSource database, Sealer sealer) {
        try (Connection connection = database.getConnection()) {
            SharedSecret.openOrLeave(connection, CHECK, sealer, () -> "peakon-jit".getBytes(StandardCharsets.UTF_8));
        } catch (BrokenSealException e) {
            throw new WrongSettingsException(List.of(new Problem(
                    SettingKey.MASTER_KEY.key(),
                    "this is not the master key that the secrets in the database are sealed under",
                    "Give every node of the database the same key: the setting of the first node or, where it has"
                            + " none, the content of master.key in its data directory; a former key beside the"
                            + " new one as long as the database needs it")));
        } catch (SQLException e) {
            throw new IllegalStateException("the master key cannot be checked against the database", e);
        }
    }
}
