package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
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
            assertThat(people(trail.page(AuditQuery.all(), 0, 10)))
                    .containsExactly("Bob@corp.example", "100%@corp.example");
            assertThat(people(trail.page(AuditQuery.all(), 1, 1))).containsExactly("100%@corp.example");
            assertThat(trail.count(AuditQuery.all())).isEqualTo(2);
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

            assertThat(trail.signOn(reference)).hasValueSatisfying(found -> {
                assertThat(found.entry().person()).isEqualTo("ada");
                assertThat(found.steps())
                        .containsExactly(
                                steps.get(0),
                                new TraceStep(12, StepKind.ATTRIBUTES_READ, Map.of("names", "a b ⚐ \"c\"")));
            });
            assertThat(trail.signOn("OTHER")).isEmpty();

            assertThat(trail.forgetSteps(NOON.plusSeconds(1))).isEqualTo(1);
            assertThat(trail.signOn(reference)).hasValueSatisfying(found -> {
                assertThat(found.entry().outcome()).isEqualTo("admitted");
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
                AuditQuery.Order.PERSON);
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
