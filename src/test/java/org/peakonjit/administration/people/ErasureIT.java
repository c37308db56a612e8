package org.peakonjit.administration.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.people.Mentions.Mention;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.Erased;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.HoldsSeat;
import org.peakonjit.administration.people.jpa.StoredMentions;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.audit.jpa.StoredAudit;
import org.peakonjit.audit.seal.StoredErasure;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.conflict.jpa.StoredConflicts;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.jpa.StoredSeats;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.schedule.jpa.StoredOutbox;
import org.peakonjit.subject.Person;

/**
 * Writes a person's address into every column of text that the schema has, whatever it is for, and looks for it after
 * their erasure: it stands where docs/privacy.md says that it stays, and nowhere else.
 */
class ErasureIT {

    private static final String ANN = "ann@x.example";

    /** Columns of which only certain words can be read. */
    private static final Map<String, String> WORDS = Map.of(
            "audit_event.kind", "SIGN_ON",
            "audit_event.address", "192.0.2.1",
            "subject_conflict.kind", "ADDRESS",
            "subject_conflict.state", "OPEN",
            "seat.state", "ASSIGNED",
            "seat.origin", "CREATED",
            "outbox.kind", PendingUpdates.KIND);

    private static final Pattern LINE = Pattern.compile("^\\| `([^|]+)` \\|.*$");

    private record Parts(TestNode node, PersonPrivacy privacy) implements AutoCloseable {

        static Parts of(TestDatabase kind) {
            TestNode node = new TestNode(kind.fresh());
            ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
            PendingUpdates pending = new PendingUpdates(StoredOutbox.in(node, clock));
            FormerHolders former = StoredSeats.formerHolders(node);
            Conflicts conflicts = StoredConflicts.in(node);
            return new Parts(
                    node,
                    new PersonPrivacy(
                            new PersonFiles(StoredSeats.people(node), StoredSeats.in(node), former, pending, conflicts),
                            former,
                            conflicts,
                            pending,
                            StoredAudit.in(node),
                            StoredErasure.in(node),
                            StoredMentions.in(node),
                            new ChangeLog(new RecordedEvents<AdministrativeEvent>(), clock),
                            node.unitOfWork,
                            clock));
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leavesThePersonNowhereButWhereTheDocumentSaysSo(TestDatabase kind) throws SQLException, IOException {
        try (Parts parts = Parts.of(kind);
                Connection connection = parts.node().database.dataSource().getConnection()) {
            List<String> tables = tables();
            for (String table : tables) {
                insert(connection, table, ANN);
            }
            assertThat(parts.privacy().erase("admin", ANN)).as("holds a seat").isEqualTo(new HoldsSeat(List.of(ANN)));
            execute(connection, "delete from seat");
            // Beside what is Ann's, what is Bob's and names her.
            execute(connection, "update audit_event set person = 'bob@x.example'");
            insert(connection, "subject_conflict", "bob@x.example");
            execute(connection, "update subject_conflict set decided_by = 'Ann@X.example' where address like 'bob%'");
            insert(connection, "reconciliation_account", "joann@x.example");
            assertThat(parts.privacy().export("admin", ANN).mentions())
                    .extracting(Mention::place)
                    .containsExactlyInAnyOrder(
                            "reconciliation",
                            "job",
                            "conflict",
                            "conflict",
                            "sign-on",
                            "change",
                            "console-session",
                            "audit");

            insert(connection, "audit_event", ANN);
            assertThat(parts.privacy().erase("admin", "Ann@X.example")).isInstanceOf(Erased.class);
            execute(connection, "delete from reconciliation_account where name = 'joann@x.example'");

            List<String> left = new ArrayList<>();
            for (String table : tables) {
                left.addAll(columnsWith(connection, table, ANN));
            }
            Set<String> documented = documented();
            assertThat(left)
                    .isNotEmpty()
                    .allSatisfy(column -> assertThat(documented)
                            .as("what docs/privacy.md says stays, for %s", column)
                            .anyMatch(pattern -> matches(pattern, column)));
            assertThat(documented)
                    .allSatisfy(pattern -> assertThat(left)
                            .as("what stays of %s, as docs/privacy.md says", pattern)
                            .anyMatch(column -> matches(pattern, column)));
            assertThat(count(connection, "job_piece")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leavesAloneWhoseAddressEndsAlike(TestDatabase kind) throws SQLException {
        try (Parts parts = Parts.of(kind);
                Connection connection = parts.node().database.dataSource().getConnection()) {
            List<String> tables = List.of("audit_event", "outbox", "console_session", "job", "reconciliation");
            for (String table : tables) {
                insert(connection, table, "jo'ann@x.example");
            }
            List<String> before = columnsOf(connection, tables);

            assertThat(parts.privacy().export("admin", ANN).mentions()).isEmpty();
            assertThat(parts.privacy().erase("admin", ANN)).isInstanceOf(Erased.class);

            assertThat(columnsOf(connection, tables)).isNotEmpty().isEqualTo(before);
        }
    }

    /** PostgreSQL lowers A to Z alone of what it compares bytewise; Java knows another sigma at the end of a word. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsCapitalsOfWhateverAlphabet(TestDatabase kind) throws SQLException {
        try (Parts parts = Parts.of(kind);
                Connection connection = parts.node().database.dataSource().getConnection()) {
            for (String address : List.of("jÖrg@x.example", "ΝΙΚΟΣ@x.example")) {
                insert(connection, "audit_event", address);
                insert(connection, "job", address);

                assertThat(parts.privacy().erase("admin", address))
                        .asInstanceOf(InstanceOfAssertFactories.type(Erased.class))
                        .extracting(Erased::auditLines)
                        .isEqualTo(1);

                for (String column : List.of("person", "actor", "object", "detail", "steps")) {
                    assertThat(count(connection, "audit_event where " + column + " = '" + address + "'"))
                            .as(column)
                            .isZero();
                }
                assertThat(count(connection, "job where asked_by = '" + address + "'"))
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void handsOutAConflictHoweverManyOthersHaveAddressesThatEndAlike(TestDatabase kind) {
        try (Parts parts = Parts.of(kind)) {
            Conflicts conflicts = StoredConflicts.in(parts.node());
            Instant then = Instant.parse("2026-11-01T12:00:00Z");
            conflicts.note("peakon", claim(ANN), then);
            for (int number = 0; number < 100; number++) {
                conflicts.note("peakon", claim(number + ANN), then.plusSeconds(60));
            }
            assertThat(parts.privacy().export("admin", ANN).conflicts()).hasSize(1);
        }
    }

    private static Claim claim(String address) {
        return new Claim(
                Claim.Kind.ADDRESS,
                new Person("urn:idp", address, address),
                UUID.randomUUID(),
                new Person("urn:idp", "old", "the.old@corp.example"),
                "42");
    }

    /** It has read of them before. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void stopsAFileThatIsMadeJustThen(TestDatabase kind) throws SQLException {
        try (Parts parts = Parts.of(kind);
                Connection connection = parts.node().database.dataSource().getConnection()) {
            insert(connection, "job", "x");
            execute(connection, "update job set kind = 'EXPORT', state = 'RUNNING', ended_at = null");

            assertThat(parts.privacy().erase("admin", ANN)).isInstanceOf(Erased.class);

            assertThat(count(connection, "job where cancelling")).isEqualTo(1);
        }
    }

    /** Of two people who are erased at once, and of whom one list tells: neither comes back. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void takesThePersonOutOfWhatSomebodyElseWritesJustThen(TestDatabase kind) throws Exception {
        try (Parts parts = Parts.of(kind);
                Connection connection = parts.node().database.dataSource().getConnection()) {
            insert(connection, "reconciliation", "ann@x.example, bob@x.example");
            connection.setAutoCommit(false);
            execute(connection, "update reconciliation set report = 'ann@x.example, erased-2'");
            CompletableFuture<Void> erased = CompletableFuture.runAsync(
                    () -> StoredMentions.in(parts.node()).erase(ANN, "erased-1"));
            assertThatThrownBy(() -> erased.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            connection.commit();
            erased.get(10, TimeUnit.SECONDS);

            assertThat(count(connection, "reconciliation where report = 'erased-1, erased-2'"))
                    .isEqualTo(1);
        }
    }

    private static List<String> columnsOf(Connection connection, List<String> tables) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (String table : tables) {
            columns.addAll(columnsWith(connection, table, "jo''ann@x.example"));
        }
        return columns;
    }

    private static List<String> tables() throws IOException {
        Path scripts = Path.of("src/main/resources/db/migration");
        StringBuilder all = new StringBuilder();
        for (String name : Files.readAllLines(scripts.resolve("index"))) {
            all.append(name.startsWith("#") ? "" : Files.readString(scripts.resolve(name)));
        }
        return Pattern.compile("(?m)^create table (\\w+)")
                .matcher(all)
                .results()
                .map(match -> match.group(1))
                .filter(table -> !table.equals("audit_seal_key")) // has to be one
                .toList();
    }

    /** The first column of the table below the heading "What an erasure leaves", line by line. */
    private static Set<String> documented() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/privacy.md"));
        return lines.subList(lines.indexOf("### What an erasure leaves"), lines.size()).stream()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .flatMap(line -> Stream.of(line.group(1).split("`, `")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean matches(String pattern, String column) {
        return column.matches(pattern.replace(".", "\\.").replace("*", ".*"));
    }

    /** A row of which every column of text is that. */
    private static void insert(Connection connection, String table, String text) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Column column : columns(connection, table)) {
            names.add(column.name());
            values.add(column.value(table, text));
        }
        String marks = names.stream().map(name -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table + " (" + String.join(", ", names) + ") values (" + marks + ")")) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }

    private record Column(String name, int type, String typeName) {

        boolean isText() {
            return type == Types.VARCHAR || type == Types.LONGVARCHAR;
        }

        Object value(String table, String text) {
            if (typeName.contains("uuid")) {
                return UUID.randomUUID();
            }
            if (typeName.contains("time")) {
                return OffsetDateTime.ofInstant(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
            }
            return switch (type) {
                case Types.VARCHAR, Types.LONGVARCHAR -> WORDS.getOrDefault(table + "." + name, text);
                case Types.BOOLEAN, Types.BIT -> false;
                case Types.DATE -> Date.valueOf("2026-11-25");
                case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> text.getBytes(StandardCharsets.UTF_8);
                case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> 1;
                default -> throw new IllegalStateException(table + "." + name + ": " + typeName);
            };
        }
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            ResultSetMetaData data = none.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(new Column(
                        data.getColumnName(i).toLowerCase(Locale.ROOT),
                        data.getColumnType(i),
                        data.getColumnTypeName(i).toLowerCase(Locale.ROOT)));
            }
            return columns;
        }
    }

    private static List<String> columnsWith(Connection connection, String table, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Column column : columns(connection, table)) {
            if (column.isText()
                    && count(connection, table + " where lower(" + column.name() + ") like '%" + text + "%'") > 0) {
                found.add(table + "." + column.name());
            }
        }
        return found;
    }

    private static int count(Connection connection, String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + what)) {
            counted.next();
            return counted.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
