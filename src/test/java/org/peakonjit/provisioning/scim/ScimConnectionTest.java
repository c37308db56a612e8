package org.peakonjit.provisioning.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.ConnectionState;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.provisioning.SystemTime;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.schedule.ManualClock;

class ScimConnectionTest {

    private static final ScimUser ADA =
            ScimUser.known("ada@corp.example", Optional.empty(), Optional.of("ada@corp.example"));

    private final Application application = TestApplications.scim("https://peakon.example/scim", 10);
    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final InProcessScim.Connection peakon = InProcessScim.to(
            (method, path, body, deadline) -> new InProcessScim.Reply.Answered(500, null, null, ""),
            clock,
            new SystemTime());

    private ConnectionState afterThreeLookUps(Duration pause) {
        for (int i = 0; i < 3; i++) {
            peakon.users().find(application, ADA, Deadline.in(Duration.ofSeconds(10)));
            clock.now = clock.now.plus(pause);
        }
        return peakon.maintenance().connection(application);
    }

    @Test
    void opensAfterFiveFailures() {
        assertThat(afterThreeLookUps(Duration.ZERO)).isEqualTo(ConnectionState.FAILING);
    }

    /** However few calls are made: a circuit that opens on one new failure would keep new people out. */
    @Test
    void forgetsFailuresOfLongAgo() {
        assertThat(afterThreeLookUps(Duration.ofMinutes(3))).isEqualTo(ConnectionState.WORKING);
    }
}
