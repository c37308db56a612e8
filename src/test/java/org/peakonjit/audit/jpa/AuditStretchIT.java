package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditMentions.NamingLine;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

/** Whatever goes through the whole audit does so a stretch at a time, misses no line and has none twice. */
class AuditStretchIT {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String ANN = "ann@corp.example";

    private static final int MORE_THAN_A_STRETCH = AuditStretch.LINES + 1_000;

    /** A line each second from noon on. */
    private static final Map<TestDatabase, String> MANY = Map.of(
            TestDatabase.H2,
            "random_uuid(), dateadd('SECOND', n, timestamp with time zone '2026-11-01 12:00:00+00')"
                    + ", 'SIGN_ON', 'admitted' from (select x as n from system_range(1, %s)) numbers",
            TestDatabase.POSTGRESQL,
            "gen_random_uuid(), timestamptz '2026-11-01 12:00:00+00' + n * interval '1 second'"
                    + ", 'SIGN_ON', 'admitted' from generate_series(1, %s) n",
            TestDatabase.MARIADB,
            "uuid(), timestamp '2026-11-01 12:00:00' + interval n second"
                    + ", 'SIGN_ON', 'admitted' from (select seq as n from seq_1_to_%s) numbers");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void hasEachLineOnceHoweverManyAreOfOneMoment(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            List<UUID> all = new ArrayList<>();
            for (int second : new int[] {0, 0, 0, 0, 1, 2, 2, 3, 4_000_000}) {
                AuditEntry entry = line(NOON.plusSeconds(second), ANN, null);
                trail.append(entry);
                all.add(entry.id());
            }
            List<Integer> lengths = new ArrayList<>();
            List<UUID> seen = new ArrayList<>();
            Instant end = NOON.plusSeconds(4_000_001);
            Instant from = NOON.minusSeconds(1);
            while (from.isBefore(end)) {
                Instant begin = from;
                from = node.transactions.call(em -> {
                    AuditStretch stretch = AuditStretch.first(em, begin, end, 2);
                    List<AuditRow> rows = stretch.search("AuditRow")
                            .select(em, "e", "", AuditRow.class)
                            .getResultList();
                    rows.forEach(row -> seen.add(row.id()));
                    lengths.add(rows.size());
                    return stretch.until();
                });
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
            assertThat(lengths).containsExactly(0, 4, 1, 2, 1, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsWhoIsNamedInWhateverStretch(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            fill(node, kind, MORE_THAN_A_STRETCH);
            AuditEntry first = line(NOON.minusSeconds(1), "bob@corp.example", "for Ann@corp.example");
            AuditEntry amid = line(NOON.plusSeconds(15_000), null, "for ann@corp.example");
            AuditEntry last = line(NOON.plusSeconds(MORE_THAN_A_STRETCH), "bob@corp.example", null);
            AuditEntry own = line(NOON.plusSeconds(10_000), ANN, "held");
            trail.append(last, List.of(new TraceStep(1, StepKind.ATTRIBUTES_READ, Map.of("manager", ANN))));
            List.of(own, amid, first).forEach(trail::append);

            assertThat(StoredAudit.mentions(node).of(ANN))
                    .containsExactly(
                            new NamingLine(first.id(), true, false),
                            new NamingLine(amid.id(), true, false),
                            new NamingLine(last.id(), false, true));

            List<UUID> named = new ArrayList<>();
            StoredAudit.seals(node).naming(ANN, line -> named.add(line.id()));
            assertThat(named).containsExactly(first.id(), own.id(), amid.id());
            assertThat(trail.steps(List.of(last))).isEmpty();
        }
    }

    /** More lines of a stretch than are held in memory. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsAllOfWhomManyLinesName(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            fill(node, kind, 1_200);
            node.transactions.run(em -> em.createNativeQuery("update audit_event set person = '" + ANN + "'")
                    .executeUpdate());

            List<UUID> named = new ArrayList<>();
            node.transactions.run(em -> new NamedLines(ANN).forEach(em, row -> named.add(row.id())));

            assertThat(named).hasSize(1_200).doesNotHaveDuplicates();
            assertThat(StoredAudit.mentions(node).of(ANN)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void forgetsStepsFromWhereItWasAndNowAndThenFromTheBeginning(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            fill(node, kind, MORE_THAN_A_STRETCH);
            Instant end = NOON.plusSeconds(MORE_THAN_A_STRETCH);
            traced(trail, NOON.minusSeconds(1));
            traced(trail, NOON.plusSeconds(MORE_THAN_A_STRETCH - 100));
            AuditEntry kept = traced(trail, end);
            assertThat(trail.forgetSteps(end)).isEqualTo(2);
            assertThat(trail.steps(List.of(kept))).hasSize(1);

            AuditEntry late = traced(trail, end.minus(Duration.ofHours(23)));
            AuditEntry misdated = traced(trail, Instant.parse("2001-01-01T00:00:00Z"));
            assertThat(trail.forgetSteps(end.plus(Duration.ofDays(1)))).isEqualTo(2);
            assertThat(trail.steps(List.of(late, kept))).isEmpty();
            assertThat(trail.steps(List.of(misdated))).hasSize(1);
            assertThat(trail.forgetSteps(end.plus(Duration.ofDays(31)))).isEqualTo(1);
            assertThat(trail.steps(List.of(misdated))).isEmpty();
        }
    }

    private static void fill(TestNode node, TestDatabase kind, int lines) {
        node.transactions.run(em -> em.createNativeQuery("insert into audit_event (id, at, kind, outcome) select "
                        + String.format(MANY.get(kind), lines))
                .executeUpdate());
    }

    private static AuditEntry traced(AuditTrail trail, Instant at) {
        AuditEntry entry = line(at, "bob@corp.example", null);
        trail.append(entry, List.of(new TraceStep(1, StepKind.ATTRIBUTES_READ, Map.of())));
        return entry;
    }

    private static AuditEntry line(Instant at, @Nullable String person, @Nullable String detail) {
        return new AuditEntry(
                UUID.randomUUID(),
                at,
                AuditEntry.Kind.SIGN_ON,
                "REF",
                "peakon",
                person,
                null,
                "LOGIN",
                "admitted",
                null,
                detail,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
