package org.peakonjit.secret;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.peakonjit.secret.Sealer.BrokenSealException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals anew, under the master key that seals now, what the database has under older ones; so an older one can be taken
 * away once every node has started with the new one first. A value that changes meanwhile stays as it was changed.
 */
final class SealRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(SealRenewal.class);

    private record Sealed(Object key, byte[] value) {}

    private final Sealer sealer;
    private int renewed;
    private int broken;

    private SealRenewal(Sealer sealer) {
        this.sealer = sealer;
    }

    /** @return how many values are under another key now; what does not open is told in the log and left alone */
    static int run(DataSource database, Sealer sealer, Iterable<SealedColumn> columns) throws SQLException {
        SealRenewal renewal = new SealRenewal(sealer);
        try (Connection connection = database.getConnection()) {
            for (SealedColumn column : columns) {
                renewal.renew(connection, column);
            }
        }
        if (renewal.broken > 0) {
            LOG.warn("{} sealed values open under no master key of this node", renewal.broken);
        } else if (renewal.renewed > 0) {
            LOG.info("{} secrets are sealed under the first master key now: none needs another", renewal.renewed);
        }
        return renewal.renewed;
    }

    private void renew(Connection connection, SealedColumn column) throws SQLException {
        for (Sealed one : all(connection, column)) {
            String context = column.context() == null ? one.key().toString() : column.context();
            try {
                Optional<byte[]> anew = sealer.renew(column.purpose(), one.value(), context);
                if (anew.isPresent()) {
                    renewed += replace(connection, column, one, anew.get());
                }
            } catch (BrokenSealException e) {
                broken++;
            }
        }
    }

    private static List<Sealed> all(Connection connection, SealedColumn column) throws SQLException {
        String sql = "select " + column.key() + ", " + column.column() + " from " + column.table() + " where "
                + column.column() + " is not null";
        List<Sealed> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(new Sealed(rows.getObject(1), rows.getBytes(2)));
            }
        }
        return all;
    }

    private static int replace(Connection connection, SealedColumn column, Sealed one, byte[] anew)
            throws SQLException {
        String sql = "update " + column.table() + " set " + column.column() + " = ? where " + column.key() + " = ? and "
                + column.column() + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, anew);
            update.setObject(2, one.key());
            update.setBytes(3, one.value());
            return update.executeUpdate();
        }
    }
}
