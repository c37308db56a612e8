package org.peakonjit.secret;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.pool.DatabaseTrouble;

/** A secret that the nodes of a database share, sealed in a table's only row. The node that needs it first makes it. */
public final class SharedSecret {

    private SharedSecret() {}

    /**
     * Opens what the column has, or leaves it there.
     *
     * @param column of the only row, whose id is 1
     * @param fresh asked where there is none yet
     * @throws Sealer.BrokenSealException if it opens under no master key of this node
     */
    public static byte[] openOrLeave(Connection connection, SealedColumn column, Sealer sealer, Supplier<byte[]> fresh)
            throws SQLException {
        byte[] sealed = find(connection, column);
        if (sealed == null) {
            leave(connection, column, sealer.seal(column.purpose(), fresh.get(), column.purpose()));
            sealed = find(connection, column);
        }
        if (sealed == null) {
            throw new IllegalStateException("the row of " + column.table() + " is gone again");
        }
        return sealer.open(column.purpose(), sealed, column.purpose());
    }

    private static byte @Nullable [] find(Connection connection, SealedColumn column) throws SQLException {
        String sql = "select " + column.column() + " from " + column.table() + " where " + column.key() + " = 1";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getBytes(1) : null;
        }
    }

    private static void leave(Connection connection, SealedColumn column, byte[] sealed) throws SQLException {
        String sql = "insert into " + column.table() + " (" + column.key() + ", " + column.column() + ") values (1, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBytes(1, sealed);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (!DatabaseTrouble.isOfAUniqueKey(e)) {
                throw e; // else another node was first
            }
        }
    }
}
