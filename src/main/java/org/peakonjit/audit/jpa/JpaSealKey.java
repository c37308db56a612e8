package org.peakonjit.audit.jpa;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.seal.SealKey;
import org.peakonjit.database.Database;
import org.peakonjit.database.DatabaseTrouble;
import org.peakonjit.secret.SealedColumn;
import org.peakonjit.secret.Sealer;

/**
 * Keeps the key in the database, sealed under the master key, which may be changed without breaking any seal of the audit.
 * The node that needs it first makes it.
 */
@Singleton
class JpaSealKey implements SealKey {

    private static final int BYTES = 32;
    private static final String PURPOSE = "audit-seal";

    @Produces
    static final SealedColumn KEY = SealedColumn.ofTheOnlyRow("audit_seal_key", "sealed", PURPOSE);

    private final Database database;
    private final Sealer sealer;
    private volatile byte @Nullable [] key;

    @Inject
    JpaSealKey(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public byte[] bytes() {
        byte[] known = key;
        if (known == null) {
            known = sealer.open(PURPOSE, kept(), PURPOSE);
            key = known;
        }
        return known.clone();
    }

    private byte[] kept() {
        try (Connection connection = database.dataSource().getConnection()) {
            byte[] found = find(connection);
            if (found == null) {
                leave(connection);
                found = find(connection);
            }
            if (found == null) {
                throw new IllegalStateException("the key of the audit's seals is gone");
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the key of the audit's seals cannot be read", e);
        }
    }

    private static byte @Nullable [] find(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select sealed from audit_seal_key where id = 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getBytes(1) : null;
        }
    }

    private void leave(Connection connection) throws SQLException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit_seal_key (id, sealed) values (1, ?)")) {
            insert.setBytes(1, sealer.seal(PURPOSE, fresh, PURPOSE));
            insert.executeUpdate();
        } catch (SQLException e) {
            if (!DatabaseTrouble.isOfAUniqueKey(e)) {
                throw e; // else another node was first
            }
        }
    }
}
