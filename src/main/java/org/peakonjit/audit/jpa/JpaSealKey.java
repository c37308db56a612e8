package org.peakonjit.audit.jpa;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.seal.SealKey;
import org.peakonjit.database.Database;
import org.peakonjit.secret.SealedColumn;
import org.peakonjit.secret.Sealer;
import org.peakonjit.secret.SharedSecret;

/**
 * Keeps the key in the database, sealed under the master key, which may be changed without breaking any seal of the audit.
 * The node that needs it first makes it.
 */
@Singleton
class JpaSealKey implements SealKey {

    private static final int BYTES = 32;

    @Produces
    static final SealedColumn KEY = SealedColumn.ofTheOnlyRow("audit_seal_key", "sealed", "audit-seal");

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
            known = kept();
            key = known;
        }
        return known.clone();
    }

    private byte[] kept() {
        try (Connection connection = database.dataSource().getConnection()) {
            return SharedSecret.openOrLeave(connection, KEY, sealer, JpaSealKey::fresh);
        } catch (SQLException e) {
            throw new IllegalStateException("the key of the audit's seals cannot be read", e);
        }
    }

    private static byte[] fresh() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }
}
