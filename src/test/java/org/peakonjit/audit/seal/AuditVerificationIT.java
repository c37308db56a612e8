package org.peakonjit.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQueries;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.audit.jpa.StoredAudit;
import org.peakonjit.audit.seal.AuditVerification.Finding;
import org.peakonjit.audit.seal.AuditVerification.Verified;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.database.pool.DatabaseKind;
import org.peakonjit.schedule.ManualClock;

class AuditVerificationIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final class Sealed implements AutoCloseable {

        private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
        private final TestNode node;
        private final AuditTrail trail;
        private final SealBook book;
        private final Seals seals;
        private final SealAudit task;
        private final AuditVerification verification;
        private final AuditErasure erasure;

        Sealed(TestDatabase kind) {
            node = new TestNode(kind.fresh());
            trail = StoredAudit.in(node);
            book = StoredAudit.seals(node);
            seals = new Seals(StoredAudit.sealKey(node));
            task = new SealAudit(book, seals, clock);
            verification = new AuditVerification(book, seals, clock);
            erasure = new AuditErasure(book, seals, node.unitOfWork);
        }

        /** Three blocks of ten lines, five minutes apart. */
        Sealed filled() {
            for (int block = 0; block < 3; block++) {
                for (int line = 0; line < 10; line++) {
                    write(clock.instant().plusMillis(line), "p" + line + "@corp.example");
                }
                clock.now = clock.now.plus(Duration.ofMinutes(5));
                task.run();
            }
            return this;
        }

        void write(Instant at, String person) {
            trail.append(new AuditEntry(
                    UUID.randomUUID(),
                    at,
                    AuditEntry.Kind.SIGN_ON,
                    "REF",
                    "peakon",
                    person,
                    "urn:idp",
                    "LOGIN",
                    "admitted",
                    null,
                    "held by " + person,
                    "192.0.2.1",
                    null,
                    null,
                    null,
                    null,
                    null));
        }

        void tamper(String sql) throws SQLException {
            try (Connection connection = node.database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                // MariaDB has times without a zone, in UTC
                String here = node.database.kind() == DatabaseKind.MARIADB
                        ? sql.replaceAll("timestamp with time zone '([^'+]*)\\+00'", "timestamp '$1'")
                        : sql;
                assertThat(statement.executeUpdate(here)).isEqualTo(1);
            }
        }

        int erasuresKept() throws SQLException {
            try (Connection connection = node.database.dataSource().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from audit_erasure")) {
                rows.next();
                return rows.getInt(1);
            }
        }

        Verified verified() {
            clock.now = clock.now.plus(Duration.ofMinutes(30));
            return verification.after(0, LONG);
        }

        private void finds(long block, Finding finding) {
            assertThat(verified().broken()).satisfies(broken -> {
                assertThat(broken).isNotNull();
                assertThat(broken.block()).isEqualTo(block);
                assertThat(broken.finding()).isEqualTo(finding);
            });
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void holdsWhatIsAsItWasWritten(TestDatabase kind) {
        try (Sealed audit = new Sealed(kind).filled()) {
            Verified verified = audit.verified();
            assertThat(verified.broken()).isNull();
            assertThat(verified.lines()).isEqualTo(30);
            assertThat(verified.lastBlock()).isEqualTo(3);
            assertThat(verified.next()).isNull();
            assertThat(verified.seal()).hasSize(64);
            assertThat(audit.verification.after(2, LONG).firstBlock()).isEqualTo(3);
            assertThat(audit.verification.after(0, Duration.ZERO).next()).isEqualTo(1);
        }
    }

    /** Steps are forgotten after some days, and no block is the worse for it. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sealsALateLineOnce(TestDatabase kind) {
        try (Sealed audit = new Sealed(kind).filled()) {
            audit.write(audit.clock.instant().minus(Duration.ofMinutes(10)), "late@corp.example");
            audit.task.run();
            audit.task.run();
            audit.trail.forgetSteps(audit.clock.instant());
            Verified verified = audit.verified();
            assertThat(verified.broken()).isNull();
            assertThat(verified.lines()).isEqualTo(31);
        }
    }

    /** What is written while time comes that the clock has said before is neither left out nor taken for a forgery. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sealsWhatIsWrittenAfterAClockWasSetBack(TestDatabase kind) {
        try (Sealed audit = new Sealed(kind).filled()) {
            audit.write(audit.clock.instant(), "before@corp.example");
            audit.clock.now = audit.clock.now.plus(Duration.ofHours(1));
            audit.filled();
            audit.write(audit.clock.instant(), "unsealed@corp.example");
            audit.clock.now = audit.clock.now.minus(Duration.ofHours(1));
            for (int turn = 0; turn < 15; turn++) {
                audit.write(audit.clock.instant(), "after@corp.example");
                audit.clock.now = audit.clock.now.plus(Duration.ofMinutes(5));
                audit.task.run();
            }

            Verified verified = audit.verified();
            assertThat(verified.broken()).isNull();
            assertThat(verified.lines()).isEqualTo(30 + 1 + 30 + 1 + 15);
        }
    }

    /** Each takes their own out of a line that tells of both. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void holdsWhereTwoPeopleAreErasedAtOnce(TestDatabase kind) throws Exception {
        try (Sealed audit = new Sealed(kind)) {
            audit.write(audit.clock.instant(), "ann@corp.example for bob@corp.example");
            audit.clock.now = audit.clock.now.plus(Duration.ofMinutes(5));
            audit.task.run();
            CompletableFuture<Integer> other = new CompletableFuture<>();
            InvocationHandler meanwhile = (proxy, method, arguments) -> {
                Object answer = method.invoke(audit.book, arguments);
                if (method.getName().equals("naming")) {
                    other.completeAsync(() -> audit.erasure.erase("bob@corp.example", "erased-2"));
                    await(other);
                }
                return answer;
            };
            SealBook book = (SealBook)
                    Proxy.newProxyInstance(SealBook.class.getClassLoader(), new Class<?>[] {SealBook.class}, meanwhile);

            assertThat(new AuditErasure(book, audit.seals, audit.node.unitOfWork).erase("ann@corp.example", "erased-1"))
                    .isEqualTo(1);
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(audit.trail.page(AuditQueries.all(), 0, 10))
                    .extracting(AuditEntry::person)
                    .containsExactly("erased-1 for erased-2");
            assertThat(audit.verified().broken()).isNull();
        }
    }

    /** As long as it would take were nobody in its way. */
    private static void await(CompletableFuture<?> other) throws Exception {
        try {
            other.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            assertThat(other).isNotDone();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void namesTheBlockOfWhichALineWasChanged(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind).filled()) {
            audit.tamper("update audit_event set outcome = 'policy.not-entitled' where person = 'p4@corp.example'"
                    + " and at > timestamp with time zone '2026-11-25 12:04:00+00'"
                    + " and at < timestamp with time zone '2026-11-25 12:09:00+00'");
            audit.finds(2, Finding.LINE_CHANGED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void namesTheBlockOfWhichALineWasRemoved(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind).filled()) {
            audit.tamper("delete from audit_event where person = 'p9@corp.example'"
                    + " and at > timestamp with time zone '2026-11-25 12:09:00+00'");
            audit.finds(3, Finding.LINE_MISSING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void namesTheBlockIntoWhichALineWasPut(TestDatabase kind) {
        try (Sealed audit = new Sealed(kind).filled()) {
            audit.clock.now = audit.clock.now.plus(Duration.ofHours(1));
            audit.write(audit.clock.instant().minusSeconds(60), "next@corp.example");
            audit.task.run();
            audit.write(Instant.parse("2026-11-25T12:05:00.005Z"), "forged@corp.example");
            audit.task.run();
            audit.finds(2, Finding.LINE_ADDED);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void namesAMissingBlockAndAChangedOne(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind).filled()) {
            audit.tamper("update audit_seal set digest = mac where number = 3");
            audit.finds(3, Finding.SEAL_CHANGED);
            audit.tamper("delete from audit_seal where number = 2");
            audit.finds(3, Finding.CHAIN_BROKEN);
        }
    }

    /** Whole months are dropped after their time; what is kept is verifiable from its first block on. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void beginsBehindWhatIsForgotten(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind)) {
            audit.clock.now = Instant.parse("2026-11-30T23:59:58Z");
            audit.write(audit.clock.instant(), "november@corp.example");
            audit.write(audit.clock.instant().plusSeconds(3), "december@corp.example");
            audit.clock.now = audit.clock.now.plus(Duration.ofMinutes(5));
            audit.task.run();
            assertThat(audit.verified().lastBlock()).isEqualTo(2);

            Instant december = Instant.parse("2026-12-01T00:00:00Z");
            audit.tamper("delete from audit_event where person = 'november@corp.example'");
            assertThat(audit.book.forgetBefore(december)).isEqualTo(1);
            Verified verified = audit.verified();
            assertThat(verified.broken()).isNull();
            assertThat(verified.firstBlock()).isEqualTo(2);
            assertThat(verified.lines()).isEqualTo(1);
        }
    }

    /** Authentication codes of what somebody's line said outlive the line by nothing. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void forgetsWhatIsLeftOfErasedLinesWithThem(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind)) {
            audit.write(audit.clock.instant(), "gone@corp.example");
            audit.write(audit.clock.instant(), "kept@corp.example");
            assertThat(audit.erasure.erase("gone@corp.example", "erased-1")).isEqualTo(1);
            assertThat(audit.erasure.erase("kept@corp.example", "erased-2")).isEqualTo(1);
            audit.tamper("delete from audit_event where person = 'erased-1'");
            audit.book.forgetBefore(audit.clock.instant());
            assertThat(audit.erasuresKept()).isEqualTo(1);
            audit.clock.now = audit.clock.now.plus(Duration.ofMinutes(5));
            audit.task.run();
            assertThat(audit.verified().broken()).isNull();
        }
    }

    /** Who noted the latest seal down finds it again, and what came behind it. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void goesOnBehindTheLatestBlockWhereAllIsForgotten(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind).filled()) {
            String noted = audit.verified().seal();
            Instant now = audit.clock.instant();
            StoredAudit.forget(audit.node, now);
            assertThat(audit.book.forgetBefore(now)).isEqualTo(2);
            Verified none = audit.verified();
            assertThat(none.broken()).isNull();
            assertThat(none.lastBlock()).isEqualTo(3);
            assertThat(none.seal()).isEqualTo(noted);
            assertThat(none.firstBlock()).isZero();
            assertThat(none.lines()).isZero();

            audit.filled();
            for (long after : new long[] {0, 1, 3}) {
                Verified verified = audit.verification.after(after, LONG);
                assertThat(verified.broken()).as("behind %s", after).isNull();
                assertThat(verified.firstBlock()).isEqualTo(4);
                assertThat(verified.lastBlock()).isEqualTo(6);
                assertThat(verified.lines()).isEqualTo(30);
            }
            audit.tamper("delete from audit_seal where number = 4");
            audit.finds(5, Finding.CHAIN_BROKEN);
            assertThat(audit.verification.after(4, LONG).broken()).isNotNull();
        }
    }

    /** Only the seal that the chain begins behind may be without its lines. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void namesTheBlockAllOfWhoseLinesWereRemoved(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind)) {
            for (String person : List.of("one@corp.example", "two@corp.example")) {
                audit.write(audit.clock.instant(), person);
                audit.clock.now = audit.clock.now.plus(Duration.ofMinutes(5));
                audit.task.run();
            }
            audit.tamper("delete from audit_event where person = 'two@corp.example'");
            audit.finds(2, Finding.LINE_MISSING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void holdsWhenSomebodyIsErasedAndShowsWhoErasesByHand(TestDatabase kind) throws SQLException {
        try (Sealed audit = new Sealed(kind).filled()) {
            audit.write(audit.clock.instant(), "xp4@corp.example");
            assertThat(audit.erasure.erase("p4@corp.example", "erased-1")).isEqualTo(3);
            Verified verified = audit.verified();
            assertThat(verified.broken()).isNull();
            assertThat(verified.erased()).isEqualTo(3);
            assertThat(audit.trail.page(AuditQueries.all(), 0, 100))
                    .noneMatch(entry -> "p4@corp.example".equals(entry.person()))
                    .noneMatch(entry -> String.valueOf(entry.detail()).contains(" p4@corp.example"))
                    .anyMatch(entry -> "xp4@corp.example".equals(entry.person()))
                    .filteredOn(entry -> "erased-1".equals(entry.person()))
                    .hasSize(3)
                    .allMatch(entry -> entry.address() == null);

            audit.task.run();
            assertThat(audit.verified().broken()).isNull();
            audit.tamper("update audit_event set person = 'bob@corp.example' where person = 'erased-1'"
                    + " and at < timestamp with time zone '2026-11-25 12:04:00+00'");
            audit.finds(1, Finding.LINE_CHANGED);
        }
    }
}
