package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntries;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQueries;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.signout.SignOutNote;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

class JpaAuditTrailIT {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsWhatWasAppendedLatestFirst(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            trail.append(entry(NOON, "100%@corp.example", "admitted", "held"));
            trail.append(entry(NOON.plusSeconds(60), "Bob@corp.example", "license.limit-reached", "x".repeat(5000)));
            assertThat(people(trail.page(AuditQueries.all(), 0, 10)))
                    .containsExactly("Bob@corp.example", "100%@corp.example");
            assertThat(people(trail.page(AuditQueries.all(), 1, 1))).containsExactly("100%@corp.example");
            assertThat(trail.count(AuditQueries.all())).isEqualTo(2);
            assertThat(people(trail.page(AuditQueries.ordered(AuditQuery.Order.PERSON, true), 0, 1)))
                    .containsExactly("Bob@corp.example");
            assertThat(people(trail.page(by(null, "bob"), 0, 10))).containsExactly("Bob@corp.example");
            assertThat(people(trail.page(by(null, "%"), 0, 10))).containsExactly("100%@corp.example");
            assertThat(trail.count(by("admitted", null))).isEqualTo(1);
            assertThat(trail.count(new AuditQuery(
                            Optional.of(AuditEntry.Kind.SIGN_ON),
                            Optional.of(NOON.plusSeconds(1)),
                            Optional.of(NOON.plusSeconds(61)),
                            Optional.of("peakon"),
                            Optional.empty(),
                            Optional.empty())))
                    .isEqualTo(1);
        }
    }

    /** PostgreSQL lowers A to Z alone of what it compares bytewise. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsWhoseNameHasOtherCapitals(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            trail.append(entry(NOON, "jÖrg@corp.example", "admitted", "held"));
            assertThat(people(trail.page(by(null, "jÖrg@"), 0, 10))).containsExactly("jÖrg@corp.example");
            assertThat(people(trail.page(by(null, "JÖRG"), 0, 10))).containsExactly("jÖrg@corp.example");
        }
    }

    /** Whatever is appended meanwhile, in every order. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void isPagedByRows(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            for (int number = 0; number < 9; number++) {
                String person = number % 4 == 0 ? null : "p" + number % 3 + "@corp.example";
                trail.append(entry(
                        NOON.plusSeconds(number / 2 * 86_400 * 20L),
                        person,
                        number % 2 == 0 ? "admitted" : "license.limit-reached",
                        null));
            }
            for (AuditQuery.Order order : AuditQuery.Order.values()) {
                for (boolean reversed : List.of(false, true)) {
                    AuditQuery query = AuditQueries.ordered(order, reversed).asOf(NOON.plusSeconds(86_400 * 100));
                    List<AuditEntry> all = trail.page(query, 0, 20);
                    assertThat(all).as(order.name()).hasSize(9).doesNotHaveDuplicates();
                    List<AuditEntry> walked = new ArrayList<>();
                    Slice<AuditEntry> page = trail.page(query, Place.START, 2);
                    walked.addAll(page.items());
                    while (page.next() != null) {
                        trail.append(entry(NOON.plusSeconds(86_400 * 101), "a@corp.example", "admitted", null));
                        page = trail.page(query, Place.of(page.next()), 2);
                        walked.addAll(page.items());
                    }
                    assertThat(walked).as(order.name()).isEqualTo(all);
                    assertThat(trail.page(query, Place.of(Cursor.END), 3).items())
                            .as(order.name())
                            .isEqualTo(all.subList(6, 9));
                }
            }
            assertThat(people(trail.page(AuditQueries.ordered(AuditQuery.Order.PERSON, true), 0, 1)))
                    .containsExactly("p2@corp.example");
        }
    }

    /** Few lines are searched whole, many by the beginning; what is more than is counted is told as a guess. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void isSearchedByTheBeginningOfNamesWhereItIsLong(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            node.transactions.run(em -> em.createNativeQuery(
                            "insert into audit_event (id, at, kind, outcome, person) select " + RANDOM_ID.get(kind)
                                    + ", timestamp '2026-11-01 12:00:00', 'SIGN_ON', 'admitted',"
                                    + " concat('anna.', n, '@corp.example') from " + NUMBERS.get(kind))
                    .executeUpdate());
            if (kind == TestDatabase.POSTGRESQL) {
                node.transactions.run(em -> em.createNativeQuery("analyze").executeUpdate());
            }

            assertThat(trail.page(by(null, "ANNA.1100"), 0, 50)).hasSize(2);
            assertThat(trail.page(by(null, "1100"), 0, 50)).isEmpty();
            assertThat(trail.count(AuditQueries.all())).isEqualTo(11_000);
            RowCount found = trail.found(AuditQueries.all());
            assertThat(found.isEstimate()).isEqualTo(kind == TestDatabase.POSTGRESQL);
            assertThat(found.number()).isBetween(10_001L, 12_000L);
        }
    }

    private static final Map<TestDatabase, String> RANDOM_ID = Map.of(
            TestDatabase.H2,
            "random_uuid()",
            TestDatabase.POSTGRESQL,
            "gen_random_uuid()",
            TestDatabase.MARIADB,
            "uuid()");
    private static final Map<TestDatabase, String> NUMBERS = Map.of(
            TestDatabase.H2,
            "(select x as n from system_range(1, 11000)) numbers",
            TestDatabase.POSTGRESQL,
            "generate_series(1, 11000) n",
            TestDatabase.MARIADB,
            "(select seq as n from seq_1_to_11000) numbers");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsTheStepsOfASignOnForAWhile(TestDatabase kind) {
        List<TraceStep> steps = List.of(
                new TraceStep(0, StepKind.RESPONSE_RECEIVED, Map.of("relay-state", "true")),
                new TraceStep(12, StepKind.ATTRIBUTES_READ, Map.of("names", "a\0b ⚐ \"c\"")));
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            AuditEntry ada = entry(NOON, "ada", "admitted", "held");
            trail.append(ada, steps);
            trail.append(entry(NOON.plusSeconds(1), "bob", "admitted", "held"), steps);
            String reference = String.valueOf(ada.reference());

            assertThat(trail.byReference(reference)).hasValueSatisfying(found -> {
                assertThat(found.entry().person()).isEqualTo("ada");
                assertThat(found.steps())
                        .containsExactly(
                                steps.get(0),
                                new TraceStep(12, StepKind.ATTRIBUTES_READ, Map.of("names", "a b ⚐ \"c\"")));
            });
            assertThat(trail.byReference("OTHER")).isEmpty();
            List<AuditEntry> both = trail.page(AuditQueries.all(), 0, 10);
            assertThat(trail.steps(both))
                    .hasSize(2)
                    .hasEntrySatisfying(
                            ada.id(), kept -> assertThat(kept).hasSize(2).contains(steps.get(0)));

            assertThat(trail.forgetSteps(NOON.plusSeconds(1))).isEqualTo(1);
            assertThat(trail.byReference(reference)).hasValueSatisfying(found -> {
                assertThat(found.entry().outcome()).isEqualTo("admitted");
                assertThat(found.steps()).isEmpty();
            });
            assertThat(trail.steps(both)).hasSize(1).doesNotContainKey(ada.id());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsASignOutByItsReferenceToo(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            trail.append(entry(NOON, "ada", "admitted", "held"));
            AuditEntry signOut = AuditEntries.signOut(
                    NOON, "SIGNEDOUT1", SignOutEvent.COMPLETE, SignOutNote.EVERYWHERE.fault("peakon"));
            trail.append(signOut);

            assertThat(trail.byReference("SIGNEDOUT1")).hasValueSatisfying(found -> {
                assertThat(found.entry()).isEqualTo(signOut);
                assertThat(found.steps()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void narrowsAndOrdersSignOnsAndCountsTries(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AuditTrail trail = new JpaAuditTrail(node.transactions);
            AuditEntry refused = entry(NOON, "bob", "license.limit-reached", "full");
            AuditEntry created = entry(NOON.plusSeconds(60), "bob", "admitted", "created");
            trail.append(provisioned(refused, "FAILED"));
            trail.append(provisioned(created, "CREATED"));
            trail.append(entry(NOON.plusSeconds(90), "bob", "admitted", "held"));
            trail.append(entry(NOON.plusSeconds(99), "ann", "admitted", "held"));
            AuditQuery provisioning = signOns(new SignOns(Optional.empty(), Optional.empty(), Optional.empty(), true));
            AuditQuery refusals =
                    signOns(new SignOns(Optional.empty(), Optional.of("LOGIN"), Optional.of(false), false));

            assertThat(people(trail.page(signOns(SignOns.ALL), 0, 10))).containsExactly("ann", "bob", "bob", "bob");
            assertThat(trail.page(provisioning, 0, 10))
                    .extracting(AuditEntry::provisioned)
                    .containsExactly("CREATED", "FAILED");
            assertThat(trail.page(refusals, 0, 10)).extracting(AuditEntry::id).containsExactly(refused.id());
            Attempts attempts = new JpaAttempts(node.transactions);
            assertThat(attempts.of(signOns(SignOns.ALL), List.of(created)))
                    .containsExactly(Map.entry(Who.of(created), 3L));
            assertThat(attempts.of(provisioning, List.of(created))).containsExactly(Map.entry(Who.of(created), 2L));
            assertThat(attempts.of(provisioning, List.of())).isEmpty();
        }
    }

    private static AuditQuery signOns(SignOns which) {
        return new AuditQuery(
                Optional.of(AuditEntry.Kind.SIGN_ON),
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                which,
                AuditQuery.Order.PERSON,
                false);
    }

    private static AuditEntry provisioned(AuditEntry of, String what) {
        return new AuditEntry(
                of.id(),
                of.at(),
                of.kind(),
                of.reference(),
                of.application(),
                of.person(),
                of.issuer(),
                of.flow(),
                of.outcome(),
                of.policy(),
                of.detail(),
                of.address(),
                null,
                null,
                null,
                null,
                what);
    }

    private static AuditQuery by(@Nullable String outcome, @Nullable String person) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(outcome),
                Optional.ofNullable(person));
    }

    private static List<String> people(List<AuditEntry> entries) {
        return entries.stream().map(entry -> String.valueOf(entry.person())).toList();
    }

    private static AuditEntry entry(Instant at, String person, String outcome, String detail) {
        return new AuditEntry(
                UUID.randomUUID(),
                at,
                AuditEntry.Kind.SIGN_ON,
                "REF" + person,
                "peakon",
                person,
                "https://idp.example",
                "LOGIN",
                outcome,
                null,
                detail,
                "127.0.0.1",
                null,
                null,
                null,
                null,
                null);
    }
}
