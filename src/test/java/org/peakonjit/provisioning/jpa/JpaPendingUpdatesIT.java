package org.peakonjit.provisioning.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.provisioning.ScimUser;

class JpaPendingUpdatesIT {

    private static final UUID SEAT = UUID.randomUUID();

    private static ScimUser user(String digest) {
        return new ScimUser(
                "ann@corp.example",
                Optional.of("x1"),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode().put("title", "Dr \u00fc"),
                digest);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsTheLatestChangeOfASeatUntilItIsSettled(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaPendingUpdates changes = new JpaPendingUpdates(node.transactions, Clock.systemUTC());
            changes.put(SEAT, "peakon", "7", "ann@corp.example", user("one"));
            Pending first = changes.due(10).get(0);
            changes.put(SEAT, "peakon", "7", "ann@corp.example", user("two"));
            changes.settle(first);
            assertThat(changes.due(10)).singleElement().satisfies(pending -> {
                assertThat(pending.user()).isEqualTo(user("two"));
                changes.settle(pending);
            });
            assertThat(changes.due(10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void letsAPostponedChangeWait(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaPendingUpdates changes = new JpaPendingUpdates(node.transactions, Clock.systemUTC());
            changes.put(SEAT, "peakon", "7", "ann@corp.example", user("one"));
            changes.postpone(changes.due(10).get(0), Duration.ZERO);
            assertThat(changes.due(10)).extracting(Pending::attempts).containsExactly(1);
            changes.postpone(changes.due(10).get(0), Duration.ofHours(1));
            assertThat(changes.due(10)).isEmpty();
        }
    }
}
