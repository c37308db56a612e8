package org.peakonjit.provisioning.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.provisioning.WaitingTime;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.scim.InProcessScim;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.schedule.ManualClock;

class ScimConnectionTest {

    private static final ScimUser ADA =
            ScimUser.known("ada@corp.example", Optional.empty(), Optional.of("ada@corp.example"));

    private final Application application = TestApplications.scim("https://peakon.example/scim", 10);
    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final WaitingTime time = new WaitingTime();
    private InProcessScim.Reply reply = new InProcessScim.Reply.Answered(500, null, null, "");
    private int calls;
    private final InProcessScim.Connection peakon = InProcessScim.to(
            (method, path, body, deadline) -> {
                calls++;
                return reply;
            },
            clock,
            time);

    private ConnectionState afterThreeLookUps(Duration pause) {
        for (int i = 0; i < 3; i++) {
            peakon.users().find(application, ADA, Deadline.in(Duration.ofSeconds(10)));
            time.sleep(pause);
        }
        return peakon.maintenance().connection(application);
    }

    @Test
    void opensAfterFiveFailures() {
        assertThat(afterThreeLookUps(Duration.ZERO)).isEqualTo(ConnectionState.FAILING);
    }

    /** What a service asked for is time that passes, whatever the clock says. */
    @Test
    void aPauseEndsThoughTheClockWasSetBack() {
        reply = new InProcessScim.Reply.Answered(429, null, "60", "");
        peakon.users().find(application, ADA, Deadline.in(Duration.ofSeconds(1)));
        int before = calls;
        clock.now = clock.now.minus(Duration.ofHours(1));

        peakon.users().find(application, ADA, Deadline.in(Duration.ofSeconds(1)));
        assertThat(calls).as("within the pause").isEqualTo(before);
        time.sleep(Duration.ofSeconds(61));
        peakon.users().find(application, ADA, Deadline.in(Duration.ofSeconds(1)));
        assertThat(calls).isGreaterThan(before);
    }

    /** However few calls are made: a circuit that opens on one new failure would keep new people out. */
    @Test
    void forgetsFailuresOfLongAgo() {
        assertThat(afterThreeLookUps(Duration.ofMinutes(3))).isEqualTo(ConnectionState.WORKING);
    }
}
