package org.peakonjit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.schedule.Outbox.Entry;

class SendingTaskTest {

    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    private final Letters letters = new Letters();

    private final class Letters extends SendingTask {

        private final List<String> sent = new ArrayList<>();

        Letters() {
            super(
                    outbox,
                    List.of("letter"),
                    new Patience(
                            IntervalFunction.of(Duration.ofMinutes(10)),
                            3,
                            Duration.ofDays(1),
                            Duration.ofMinutes(1),
                            10,
                            true),
                    clock);
        }

        @Override
        public String name() {
            return "send-letters";
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        protected Optional<Failure> send(Entry entry) {
            if (entry.payload().equals("broken")) {
                throw new IllegalStateException("a bug");
            }
            sent.add(entry.item());
            return Optional.empty();
        }
    }

    @Test
    void holdsUpNothingForWhatBreaksAndGivesItUp() {
        outbox.put("letter", "first", "broken");
        outbox.put("letter", "second", "fine");
        for (int tries = 0; tries < 5; tries++) {
            letters.run();
            clock.now = clock.now.plus(Duration.ofMinutes(10));
        }

        assertThat(letters.sent).containsExactly("second");
        assertThat(outbox.failed("letter", 9)).singleElement().satisfies(one -> {
            assertThat(one.item()).isEqualTo("first");
            assertThat(one.attempts()).isEqualTo(3);
            assertThat(one.due()).isNull();
        });
    }

    @Test
    void hasAsMuchPatienceAgainWithWhatIsAskedForByItself() {
        outbox.put("letter", "first", "broken");
        for (int tries = 0; tries < 2; tries++) {
            letters.run();
            clock.now = clock.now.plus(Duration.ofMinutes(10));
        }
        outbox.retry("letter", "first");
        letters.run();

        assertThat(outbox.find("letter", "first"))
                .hasValueSatisfying(one -> assertThat(one.due()).isNotNull());
    }

    @Test
    void givesUpWhatIsTooOldWhateverItsTries() {
        outbox.put("letter", "first", "broken");
        clock.now = clock.now.plus(Duration.ofDays(1));
        letters.run();

        assertThat(outbox.failed("letter", 9))
                .singleElement()
                .satisfies(one -> assertThat(one.due()).isNull());
    }
}
