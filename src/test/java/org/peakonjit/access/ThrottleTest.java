package org.peakonjit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.EPOCH;
    private final Throttle throttle = new Throttle(2, Duration.ofSeconds(10), 3, (InstantSource) () -> now);

    @Test
    void allowsABurstThenOnePerPause() {
        assertThat(throttle.take("a")).isEmpty();
        assertThat(throttle.take("a")).isEmpty();
        assertThat(throttle.take("a")).contains(Duration.ofSeconds(10));
        assertThat(throttle.take("b")).isEmpty();
        now = now.plusSeconds(10);
        assertThat(throttle.take("a")).isEmpty();
        assertThat(throttle.take("a")).isPresent();
    }

    @Test
    void countsNoTryThatIsGivenBack() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.take("a")).isEmpty();
            throttle.giveBack("a");
        }
    }

    @Test
    void remembersNoMoreKeysThanItMay() {
        for (int i = 0; i < 10; i++) {
            throttle.take("key" + i);
        }
        assertThat(throttle.size()).isEqualTo(3);
    }
}
