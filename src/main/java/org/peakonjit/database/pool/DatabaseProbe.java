package org.peakonjit.database.pool;

import java.io.File;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Asks the database something small over a connection of its own, which is kept. For one thread at a time. */
public final class DatabaseProbe {

    /** With less, H2 is about to close its file for ever. */
    private static final long LEAST_SPACE = 1 << 20;

    private final Connections connections;
    private volatile @Nullable Connection kept;

    public DatabaseProbe(Connections connections) {
        this.connections = connections;
    }

    /** Returns when it has answered and takes writes; a connection that broke is replaced once. */
    public void ask() throws SQLException {
        Answer answer = answerOverKept();
        if (answer == null) {
            answer = answerOverFresh();
        }
        if (answer.readOnly()) {
            forget(); // the next may lead to another server
            throw new SQLException("it takes no writes: it is a standby, or read-only", DatabaseTrouble.READ_ONLY);
        }
        String file = answer.file();
        File directory = file == null ? null : new File(file).getParentFile();
        if (directory != null && directory.isDirectory() && directory.getUsableSpace() < LEAST_SPACE) {
            throw new DatabaseAwayException("the disk of " + directory + " is full");
        }
    }

    /** @param file where the embedded one is; null = not here */
    private record Answer(boolean readOnly, @Nullable String file) {}

    private @Nullable Answer answerOverKept() {
        Connection old = kept;
        try {
            return old == null ? null : answer(old);
        } catch (SQLException e) {
            forget();
            connections.renew(); // H2 takes those of a file that it closed for valid
            return null;
        }
    }

    private Answer answerOverFresh() throws SQLException {
        Connection fresh = connections.toLook();
        kept = fresh;
        try {
            Answer answer = answer(fresh);
            if (connections instanceof ServerConnections) {
                forget(); // one of few
            }
            return answer;
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    private Answer answer(Connection connection) throws SQLException {
        String question = switch (connections.kind()) {
            case POSTGRESQL -> "select current_setting('transaction_read_only')::boolean, null";
            case MARIADB -> "select concat(@@read_only) not in ('0', 'OFF') or @@innodb_read_only, null";
            case H2 -> "select readonly(), database_path()";
        };
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return new Answer(rows.getBoolean(1), rows.getString(2));
        }
    }

    /** Closes it without waiting for an answer. */
    void forget() {
        Connection old = kept;
        kept = null;
        if (old == null) {
            return;
        }
        try {
            if (!(connections instanceof ServerConnections)) {
                old.abort(Runnable::run);
            }
            old.close();
        } catch (SQLException e) {
            // it is gone all the same
        }
    }
}
