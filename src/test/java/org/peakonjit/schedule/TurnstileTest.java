package org.peakonjit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final Turnstile<String> turnstile = new Turnstile<>(2);

    @Test
    void letsSoManyThroughForEachKey() {
        Optional<Optional<Optional<String>>> nested = turnstile.pass(
                "one",
                SHORT,
                waited -> turnstile.pass("one", SHORT, again -> turnstile.pass("one", SHORT, third -> "through")));
        assertThat(nested).contains(Optional.of(Optional.empty()));
        assertThat(turnstile.pass("one", SHORT, waited -> turnstile.pass("other", SHORT, other -> "through")))
                .contains(Optional.of("through"));
    }

    @Test
    void isFreeAgainAfterAFailure() {
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> turnstile.pass("one", SHORT, waited -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
        assertThat(turnstile.pass("one", SHORT, waited -> waited)).contains(false);
    }
}
