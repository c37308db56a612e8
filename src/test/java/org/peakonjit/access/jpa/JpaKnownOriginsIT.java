package org.peakonjit.access.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.KnownOrigins;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;

class JpaKnownOriginsIT {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(40));
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(1));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areKeptForAnAccountUntilItIsNotSeenThereForLong(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Administrators administrators = new JpaAdministrators(node.transactions);
            Account ann =
                    new Account(new Administrator("ann", Role.ADMINISTRATOR), PasswordHash.of("long enough for all"));
            administrators.put(ann);
            KnownOrigins origins = new JpaKnownOrigins(node.transactions);

            origins.note("ann", List.of("browser", "office"), NOW, BEFORE);
            assertThat(origins.known("ann", List.of("elsewhere", "office", "browser"), NOW))
                    .containsExactly("office", "browser");
            assertThat(origins.known("ben", List.of("office"), NOW)).isEmpty();
            assertThat(origins.known("ann", List.of("office"), LATER)).isEmpty();

            origins.note("ann", List.of("office", "home"), LATER, NOW);
            assertThat(origins.known("ann", List.of("office", "home", "browser"), NOW))
                    .containsExactly("office", "home", "browser");
            origins.note("ann", List.of("home"), LATER, LATER);
            assertThat(origins.known("ann", List.of("office", "home", "browser"), BEFORE))
                    .containsExactly("office", "home");

            administrators.remove("ann");
            administrators.put(ann);
            assertThat(origins.known("ann", List.of("office", "home"), BEFORE)).isEmpty();
        }
    }
}
