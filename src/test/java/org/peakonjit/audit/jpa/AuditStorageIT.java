package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQueries;
import org.peakonjit.audit.AuditStorage;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.config.Settings;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.database.Database;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.TwoRoles;
import org.peakonjit.database.jpa.TestNode;

/** Lines are stored whatever their time, found wherever they are stored, and forgotten by months or one by one. */
class AuditStorageIT {

    private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsAndForgetsLines(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            AuditStorage storage = new JpaAuditStorage(node.transactions);
            List<String> times = List.of(
                    "2026-01-31T23:59:59.999Z", "2026-02-01T00:00:00Z", "2026-11-15T11:00:00Z", "2031-06-01T00:00:00Z");
            times.forEach(at -> trail.append(line(at)));

            storage.prepare(NOW);
            storage.prepare(NOW);
            trail.append(line("2026-12-01T00:00:00Z"));

            assertThat(trail.count(AuditQueries.all())).isEqualTo(5);
            times.forEach(at -> assertThat(trail.byReference(reference(at)))
                    .map(found -> found.entry().at())
                    .contains(Instant.parse(at)));
            Instant before = Instant.parse("2026-02-01T00:00:01Z");
            List<YearMonth> gone = storage.monthsBefore(before);
            assertThat(gone)
                    .isEqualTo(kind == TestDatabase.POSTGRESQL ? List.of(YearMonth.parse("2026-01")) : List.of());
            gone.forEach(month -> assertThat(storage.forget(month)).isEqualTo(1));
            int single = storage.forgetSingly(before, 100);
            assertThat(single).isEqualTo(kind == TestDatabase.POSTGRESQL ? 0 : 2);
            assertThat(storage.monthsBefore(before)).isEmpty();
            assertThat(trail.byReference(reference(times.get(0)))).isEmpty();
            assertThat(trail.byReference(reference(times.get(2)))).isPresent();
        }
    }

    /** Where nobody made room for its month. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void forgetsWhatNobodyMadeRoomFor(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            AuditStorage storage = new JpaAuditStorage(node.transactions);
            for (int day = 1; day < 8; day++) {
                trail.append(line("2020-05-0" + day + "T00:00:00Z"));
            }
            assertThat(storage.forgetSingly(Instant.parse("2020-05-06T00:00:00Z"), 3))
                    .isEqualTo(3);
            assertThat(storage.forgetSingly(Instant.parse("2020-05-06T00:00:00Z"), 3))
                    .isEqualTo(2);
            assertThat(trail.count(AuditQueries.all())).isEqualTo(2);
        }
    }

    /** A node that starts makes the months while another writes its first lines. */
    @Test
    void aLineIsWrittenThoughItsMonthIsMadeJustThen() throws Exception {
        try (TestNode node = new TestNode(TestDatabase.POSTGRESQL.fresh());
                Connection other = node.database.dataSource().getConnection();
                Statement making = other.createStatement()) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            other.setAutoCommit(false);
            making.execute("select make_audit_month(date '2031-06-01')");
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> trail.append(line("2031-06-02T00:00:00Z")));
            Awaitility.await()
                    .until(() -> making.executeQuery("select 1 from pg_locks where not granted")
                            .next());
            other.commit();
            written.get(10, TimeUnit.SECONDS);

            assertThat(trail.count(AuditQueries.all())).isEqualTo(1);
            assertThat(making.executeQuery("select 1 from audit_event_2031_06").next())
                    .isTrue();
        }
    }

    /** Under the sample's two roles: who serves may make and drop no table, and months come and go all the same. */
    @Test
    void keepsMonthsForWhoOwnsNoTable() throws Exception {
        Settings anybody = TestDatabase.POSTGRESQL.fresh();
        TwoRoles roles = TwoRoles.in(anybody);
        assertThatThrownBy(() -> new TestNode(roles.serving()).close())
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.database.migrate")
                .hasMessageContaining("migrate.sh");
        Database.open(roles.owner()).close();
        try (TestNode node = new TestNode(roles.serving())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            AuditStorage storage = new JpaAuditStorage(node.transactions);
            trail.append(line("2026-01-31T23:59:59.999Z"));
            trail.append(line("2026-11-15T11:00:00Z"));
            storage.prepare(NOW);
            assertThat(storage.forget(YearMonth.parse("2026-01"))).isEqualTo(1);
            assertThat(trail.count(AuditQueries.all())).isEqualTo(1);
            trail.append(line("2026-12-01T00:00:00Z"));
            for (String sql :
                    List.of("create table mine (id int)", "drop table seat", "alter table seat add mine int")) {
                try (Connection connection = node.database.dataSource().getConnection();
                        Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(sql))
                            .as(sql)
                            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
                }
            }
        }
    }

    private static String reference(String at) {
        return at.replaceAll("[^0-9]", "");
    }

    private static AuditEntry line(String at) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.parse(at),
                AuditEntry.Kind.SIGN_ON,
                reference(at),
                "peakon",
                "ann@corp.example",
                null,
                "LOGIN",
                "admitted",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
