package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.SqlStatement.RowReader;
import org.peakonjit.database.pool.DatabaseKind;

/**
 * The statements of one transaction that need not go out at once: they wait for the first answer that somebody needs, or
 * for the commit, and go to the database's server in one round trip, in their order. The embedded one is asked one by one,
 * since it costs no trip; there a query whose answer nobody needs is not made.
 *
 * <p>They see what JPA changes in the same transaction; what JPA reads there meanwhile does not see theirs.
 */
public final class StatementQueue {

    private final EntityManager entityManager;
    private final Connection connection;
    private final boolean together;
    private final List<Queued<?>> queued = new ArrayList<>();

    StatementQueue(EntityManager entityManager, DatabaseKind kind) {
        this.entityManager = entityManager;
        this.connection = entityManager.unwrap(Connection.class);
        this.together = !kind.isEmbedded();
    }

    /** Queues a change. The answer says how many rows it made, changed or took away. */
    public Supplier<Integer> change(SqlStatement statement) {
        return add(new Queued<>(statement, true, StatementQueue::count));
    }

    /** Sends a change, behind what waits; returns how many rows it made, changed or took away. */
    public int changeNow(SqlStatement statement) {
        return change(statement).get();
    }

    /** Queues the insert of the entity's row, as JPA would make it. */
    void insert(Object entity) {
        AbstractSession session = entityManager.unwrap(ServerSession.class);
        ClassDescriptor descriptor = session.getDescriptor(entity);
        AbstractRecord row = descriptor.getObjectBuilder().buildRow(entity, session, DatabaseMapping.WriteType.INSERT);
        List<DatabaseField> columns = row.getFields();
        String names = columns.stream().map(DatabaseField::getName).collect(Collectors.joining(", "));
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        change(new SqlStatement(
                "insert into " + descriptor.getTableName() + " (" + names + ") values (" + places + ")",
                columns.stream().map(row::get).toList()));
    }

    /** Queues a query. */
    public <T> Supplier<List<T>> ask(SqlStatement statement, RowReader<T> reader) {
        return add(new Queued<>(statement, false, prepared -> rows(prepared, reader)));
    }

    private <T> Supplier<T> add(Queued<T> one) {
        queued.add(one);
        return () -> answer(one);
    }

    private <T> T answer(Queued<T> one) {
        if (!one.answered) {
            send(together ? queued.size() : queued.indexOf(one) + 1, true);
        }
        return one.answer();
    }

    /** Sends what waits still; to be called before the commit. */
    void finish() {
        send(queued.size(), false);
    }

    private void send(int howMany, boolean queriesToo) {
        List<Queued<?>> first = new ArrayList<>(queued.subList(0, howMany));
        queued.subList(0, howMany).clear();
        first.removeIf(one -> !queriesToo && !one.isChange);
        if (first.isEmpty()) {
            return;
        }
        entityManager.flush();
        try {
            if (together) {
                execute(first);
            } else {
                for (Queued<?> one : first) {
                    execute(List.of(one));
                }
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The drivers send what semicolons part as one message, and have an answer for each. */
    private void execute(List<Queued<?>> statements) throws SQLException {
        String text = statements.stream().map(one -> one.statement.text()).collect(Collectors.joining("; "));
        try (PreparedStatement prepared = connection.prepareStatement(text)) {
            int next = 1;
            for (Queued<?> one : statements) {
                next = one.statement.bind(prepared, next, together ? value -> value : EmbeddedPlatform::inUtc);
            }
            prepared.execute();
            for (Queued<?> one : statements) {
                one.read(prepared);
                prepared.getMoreResults();
            }
        }
    }

    private static int count(PreparedStatement prepared) throws SQLException {
        return prepared.getUpdateCount();
    }

    private static <T> List<T> rows(PreparedStatement prepared, RowReader<T> reader) throws SQLException {
        List<T> read = new ArrayList<>();
        try (ResultSet rows = prepared.getResultSet()) {
            while (rows.next()) {
                read.add(reader.read(rows));
            }
        }
        return read;
    }

    private interface AnswerReader<T> {
        T read(PreparedStatement prepared) throws SQLException;
    }

    private static final class Queued<T> {
        private final SqlStatement statement;
        private final boolean isChange;
        private final AnswerReader<T> reader;
        private @Nullable T answer;
        private boolean answered;

        Queued(SqlStatement statement, boolean isChange, AnswerReader<T> reader) {
            this.statement = statement;
            this.isChange = isChange;
            this.reader = reader;
        }

        void read(PreparedStatement prepared) throws SQLException {
            answer = reader.read(prepared);
            answered = true;
        }

        T answer() {
            T known = answer;
            if (known == null) {
                throw new IllegalStateException("not asked: its transaction has ended");
            }
            return known;
        }
    }
}
