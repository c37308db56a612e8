package org.peakonjit.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.schedule.InMemoryOutbox;

class PendingUpdatesTest {

    private static final UUID SEAT = UUID.randomUUID();

    private final PendingUpdates changes = new PendingUpdates(new InMemoryOutbox(Clock.systemUTC()));

    private static ScimUser user(String digest) {
        return new ScimUser(
                "ann@corp.example",
                Optional.of("x1"),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode().put("title", "Dr \u00fc"),
                JsonNodeFactory.instance.objectNode().put("Manager", "bob@corp.example"),
                digest);
    }

    @Test
    void keepTheLatestChangeOfASeat() {
        changes.put(SEAT, "peakon", "ann@corp.example", user("one"));
        changes.put(SEAT, "peakon", "ann.ray@corp.example", user("two"));

        assertThat(changes.of(SEAT))
                .contains(new PendingUpdates.Pending(SEAT, "peakon", "ann.ray@corp.example", user("two")));
        changes.forget(SEAT);
        assertThat(changes.of(SEAT)).isEmpty();
    }
}
