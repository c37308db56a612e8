package org.peakonjit.access.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.access.ConsoleSessions;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;

class JpaConsoleSessionsIT {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areTheSameForAllNodesUntilTheyEnd(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            ConsoleSessions here = new JpaConsoleSessions(node.transactions);
            ConsoleSessions there = new JpaConsoleSessions(node.transactions);
            ConsoleSession local = ConsoleSession.of(
                    "local", new Account(new Administrator("ann", Role.AUDITOR), PasswordHash.of("secret")), NOON);
            ConsoleSession company =
                    ConsoleSession.of("company", new Administrator("ben@corp.example", Role.ADMINISTRATOR), NOON);
            here.begin(local, NOON.minus(MINUTE));
            here.begin(company, NOON.minus(MINUTE));

            assertThat(there.find(local.id())).contains(local);
            assertThat(there.find(company.id())).contains(company);
            there.touch(local.id(), NOON.plus(MINUTE));
            assertThat(here.find(local.id())).contains(local.activeAt(NOON.plus(MINUTE)));
            there.end(local.id());
            assertThat(here.find(local.id())).isEmpty();

            here.begin(local.activeAt(NOON.plus(MINUTE)), NOON.plus(MINUTE));
            assertThat(here.find(company.id())).as("ended long ago").isEmpty();
        }
    }
}
