package org.peakonjit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockSteadinessTest {

    private final ManualClock clock = new ManualClock("2030-01-01T00:00:00Z");
    private Duration passed = Duration.ofDays(-7); // it begins anywhere
    private final ClockSteadiness steadiness = new ClockSteadiness(clock, () -> passed.toNanos());

    private void pass(Duration time) {
        passed = passed.plus(time);
        clock.now = clock.now.plus(time);
    }

    @Test
    void isTheTimeThatPassedWhileTheClockGoesAsTimeDoes() {
        pass(Duration.ofMinutes(20));
        assertThat(steadiness.steadyFor()).isEqualTo(Duration.ofMinutes(20));
        pass(Duration.ofDays(30));
        clock.now = clock.now.plus(ClockSteadiness.UNSEEN);

        assertThat(steadiness.steadyFor()).isEqualTo(Duration.ofDays(30).plusMinutes(20));
    }

    @Test
    void beginsAnewWhereItIsSetAheadOrBack() {
        for (Duration set : new Duration[] {Duration.ofMinutes(2), Duration.ofHours(-1)}) {
            pass(Duration.ofHours(5));
            clock.now = clock.now.plus(set);
            assertThat(steadiness.steadyFor()).isZero();
            pass(Duration.ofMinutes(10));

            assertThat(steadiness.steadyFor()).isEqualTo(Duration.ofMinutes(10));
        }
    }

    @Test
    void findsLittleStepsThatAddUp() {
        for (int step = 0; step < 3; step++) {
            pass(Duration.ofMinutes(10));
            clock.now = clock.now.plusSeconds(25);
        }

        assertThat(steadiness.steadyFor()).isZero();
    }
}
