package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.schedule.ClockSteadiness;
import org.peakonjit.schedule.ManualClock;

class ForgetUsedAssertionsTest {

    private static final String ISSUER = "https://idp.corp.example";

    private final InMemoryUsedAssertions used = new InMemoryUsedAssertions();
    private final ManualClock here = new ManualClock("2030-01-01T00:00:00Z");
    private final ManualClock there = new ManualClock("2030-01-01T00:00:00Z");
    private Duration passed = Duration.ZERO;
    private final ForgetUsedAssertions task =
            new ForgetUsedAssertions(used, here, there::instant, new ClockSteadiness(here, () -> passed.toNanos()));

    private void pass(Duration time) {
        passed = passed.plus(time);
        here.now = here.now.plus(time);
        there.now = there.now.plus(time);
    }

    private void use(Instant keepUntil) {
        assertThat(used.use(ISSUER, List.of("one"), keepUntil)).isTrue();
    }

    private boolean remembers() {
        task.run();
        return used.isUsed(ISSUER, "one");
    }

    @Test
    void forgetsWhatIsOver() {
        pass(ForgetUsedAssertions.LONG_ENOUGH);
        use(here.now.plus(Duration.ofMinutes(5)));
        assertThat(remembers()).isTrue();
        pass(Duration.ofMinutes(10));

        assertThat(remembers()).isFalse();
    }

    @Test
    void waitsAtTheStartSinceTheClockMayHaveBeenSetBeforeIt() {
        use(here.now.minus(Duration.ofMinutes(5)));
        pass(ForgetUsedAssertions.LONG_ENOUGH.minusSeconds(1));
        assertThat(remembers()).isTrue();
        pass(Duration.ofSeconds(1));

        assertThat(remembers()).isFalse();
    }

    @Test
    void keepsWhatIsOverByAClockThatWasSetAhead() {
        pass(Duration.ofDays(1));
        use(here.now.plus(Duration.ofMinutes(10)));
        here.now = here.now.plus(Duration.ofHours(1));
        there.now = here.now;

        assertThat(remembers()).isTrue();
    }

    @Test
    void keepsWhatIsOverByOneOfTheClocksAlone() {
        pass(ForgetUsedAssertions.LONG_ENOUGH);
        use(here.now.plus(Duration.ofMinutes(10)));
        there.now = there.now.plus(Duration.ofHours(1));
        assertThat(remembers()).as("the database's is ahead").isTrue();

        here.now = here.now.plus(Duration.ofHours(1));
        there.now = there.now.minus(Duration.ofHours(1));
        remembers();
        there.now = there.now.minus(ForgetUsedAssertions.LONG_ENOUGH);
        pass(ForgetUsedAssertions.LONG_ENOUGH);
        assertThat(remembers()).as("the node's is ahead").isTrue();
    }
}
