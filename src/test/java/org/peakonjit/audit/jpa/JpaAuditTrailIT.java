package org.peakonjit.audit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;

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
                "REF",
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
                null);
    }
}
