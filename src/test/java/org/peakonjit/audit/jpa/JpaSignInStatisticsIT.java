package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.Order;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.statistics.SignInCount;
import org.peakonjit.audit.statistics.SignInStatistics;
import org.peakonjit.audit.statistics.SignInTimes;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

class JpaSignInStatisticsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static AuditEntry entry(String at, String application, String outcome, @Nullable String provisioned) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.parse(at),
                Kind.SIGN_ON,
                "REF",
                application,
                "ada@corp.example",
                "https://idp.example",
                "LOGIN",
                outcome,
                null,
                "held",
                "127.0.0.1",
                null,
                null,
                null,
                null,
                provisioned);
    }

    private static List<TraceStep> handedOffAfter(int milliseconds) {
        return List.of(
                new TraceStep(0, StepKind.RESPONSE_RECEIVED, Map.of()),
                new TraceStep(milliseconds, StepKind.HANDED_OFF, Map.of("by", "assertion")));
    }

    private static AuditQuery ofTheDay(SignOns which) {
        return new AuditQuery(
                Optional.of(Kind.SIGN_ON),
                Optional.of(Instant.parse("2026-11-20T00:00:00Z")),
                Optional.of(Instant.parse("2026-11-21T00:00:00Z")),
                Optional.of("peakon"),
                Optional.empty(),
                Optional.empty(),
                which,
                Order.LATEST,
                false);
    }

    private static SignOns only(boolean admitted, boolean provisioning, boolean known, @Nullable String group) {
        return new SignOns(
                Optional.empty(),
                Optional.empty(),
                Optional.of(admitted),
                provisioning,
                known,
                Optional.ofNullable(group),
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void countTheSignInsOfADayAsTheReportFindsThem(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaAuditTrail trail = new JpaAuditTrail(node.transactions);
            trail.append(entry("2026-11-19T23:59:59.999Z", "peakon", "admitted", null), handedOffAfter(9));
            trail.append(entry("2026-11-20T00:00:00Z", "peakon", "admitted", null), handedOffAfter(10));
            trail.append(entry("2026-11-20T12:00:00Z", "peakon", "admitted", null), handedOffAfter(40));
            trail.append(entry("2026-11-20T23:59:59.999Z", "peakon", "admitted", null), List.of());
            trail.append(entry("2026-11-20T13:00:00Z", "peakon", "admitted", "CREATED"), handedOffAfter(900));
            trail.append(entry("2026-11-20T14:00:00Z", "peakon", "policy.wrong-domain", null), List.of());
            trail.append(entry("2026-11-20T14:00:00Z", "peakon", "policy.not-entitled", null), List.of());
            trail.append(entry("2026-11-20T14:00:00Z", "other", "policy.not-entitled", null), List.of());
            trail.append(entry("2026-11-21T00:00:00Z", "peakon", "admitted", null), handedOffAfter(10));
            SignInStatistics statistics = new JpaSignInStatistics(node.transactions);

            assertThat(statistics.count(DAY, Optional.of("peakon")))
                    .containsExactlyInAnyOrder(
                            new SignInCount(
                                    DAY,
                                    "peakon",
                                    "admitted",
                                    false,
                                    3,
                                    SignInTimes.of(10, 1).plus(SignInTimes.of(40, 1))),
                            new SignInCount(DAY, "peakon", "admitted", true, 1, SignInTimes.of(900, 1)),
                            new SignInCount(DAY, "peakon", "policy.wrong-domain", false, 1, SignInTimes.NONE),
                            new SignInCount(DAY, "peakon", "policy.not-entitled", false, 1, SignInTimes.NONE));
            assertThat(trail.count(ofTheDay(only(true, false, true, null)))).isEqualTo(3);
            assertThat(trail.count(ofTheDay(only(true, true, false, null)))).isEqualTo(1);
            assertThat(trail.count(ofTheDay(only(false, false, false, "policy"))))
                    .isEqualTo(2);
            assertThat(trail.count(ofTheDay(only(false, false, false, "polic"))))
                    .isZero();
            assertThat(trail.count(AuditQuery.about(Kind.SIGN_ON, "ada@corp.example")))
                    .isEqualTo(9);
            assertThat(trail.count(AuditQuery.about(Kind.SIGN_ON, "ada"))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepWhatClosedDaysHad(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            SignInStatistics statistics = new JpaSignInStatistics(node.transactions);
            assertThat(statistics.lastClosed()).isEmpty();
            SignInCount known = new SignInCount(DAY, "peakon", "admitted", false, 3, SignInTimes.of(70, 3));
            SignInCount nowhere = new SignInCount(DAY, null, "saml.expired", false, 1, SignInTimes.NONE);

            statistics.close(DAY, List.of(new SignInCount(DAY, "peakon", "admitted", false, 1, SignInTimes.NONE)));
            statistics.close(DAY, List.of(known, nowhere));
            statistics.close(DAY.plusDays(1), List.of());

            assertThat(statistics.lastClosed()).contains(DAY.plusDays(1));
            assertThat(statistics.closed(DAY, Optional.empty())).containsExactlyInAnyOrder(known, nowhere);
            assertThat(statistics.closed(DAY, Optional.of("peakon"))).containsExactly(known);
            assertThat(statistics.closed(DAY.plusDays(1), Optional.empty())).isEmpty();
        }
    }
}
