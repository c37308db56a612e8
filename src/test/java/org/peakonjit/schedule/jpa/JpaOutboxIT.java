package org.peakonjit.schedule.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.Settings;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.schedule.ManualClock;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.schedule.Outbox.Entry;

/** The outbox of several nodes, on both databases. H2 has one node only, whose threads race instead. */
class JpaOutboxIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String KIND = "letter";

    private final ManualClock clock = new ManualClock("2026-11-25T12:00:00Z");
    private final List<TestNode> nodes = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.stream().distinct().forEach(TestNode::close);
    }

    private Outbox start(TestDatabase database) {
        Settings settings = database.fresh();
        nodes.add(new TestNode(settings));
        nodes.add(database == TestDatabase.H2 ? nodes.get(0) : new TestNode(settings));
        return outbox(0);
    }

    private Outbox outbox(int node) {
        return new JpaOutbox(nodes.get(node).transactions, clock);
    }

    private static Entry take(Outbox outbox) {
        return outbox.take(KIND, LEASE).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void givesAnEntryToOneNodeOnlyAndToAnotherAfterItsLease(TestDatabase database) throws Exception {
        Outbox outbox = start(database);
        outbox.put(KIND, "one", "1");
        outbox.put(KIND, "two", "2");
        outbox.put("other", "one", "3");
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<List<String>>> takers = new ArrayList<>();
        for (int racer = 0; racer < 4; racer++) {
            Outbox its = outbox(racer % 2);
            takers.add(threads.submit(() -> {
                together.await();
                List<String> taken = new ArrayList<>();
                for (int tries = 0; tries < 5; tries++) {
                    its.take(KIND, LEASE).ifPresent(one -> taken.add(one.item()));
                }
                return taken;
            }));
        }
        List<String> taken = new ArrayList<>();
        for (Future<List<String>> taker : takers) {
            taken.addAll(taker.get());
        }

        assertThat(taken).containsExactlyInAnyOrder("one", "two");
        clock.now = clock.now.plus(LEASE);
        assertThat(List.of(take(outbox(1)).item(), take(outbox(1)).item())).containsExactlyInAnyOrder("one", "two");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheLatestOfAnItemUntilThatIsSent(TestDatabase database) {
        Outbox outbox = start(database);
        outbox.put(KIND, "one", "old");
        Entry old = take(outbox);
        outbox.put(KIND, "one", "new");
        outbox.failed(old, "AWAY", null);
        outbox.remove(old);

        Entry latest = take(outbox(1));
        assertThat(latest.payload()).isEqualTo("new");
        assertThat(latest.attempts()).isZero();
        outbox.remove(latest);
        assertThat(outbox.find(KIND, "one")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatAClockAheadWroteIsNotWaitedFor(TestDatabase database) {
        Outbox outbox = start(database);
        Instant right = clock.now;
        clock.now = right.plus(Duration.ofDays(1));
        outbox.put(KIND, "one", "1");
        clock.now = right;

        assertThat(take(outbox).item()).isEqualTo("one");
        assertThat(outbox.take(KIND, LEASE)).as("while it is leased").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void letsWhatFailedWaitWhateverIsPutAgain(TestDatabase database) {
        Outbox outbox = start(database);
        outbox.put(KIND, "one", "\u00fc");
        Instant later = clock.now.plus(Duration.ofHours(1));
        outbox.failed(take(outbox), "AWAY", later);
        outbox.put(KIND, "one", "\u00fc");

        assertThat(outbox.take(KIND, LEASE)).isEmpty();
        assertThat(outbox.find(KIND, "one")).hasValueSatisfying(waiting -> {
            assertThat(waiting.attempts()).isEqualTo(1);
            assertThat(waiting.trouble()).isEqualTo("AWAY");
            assertThat(waiting.due()).isEqualTo(later);
        });
        clock.now = later;
        assertThat(take(outbox).payload()).isEqualTo("\u00fc");
    }

    @ParameterizedTest
    @EnumSource
    void listsWhatFailedAndTriesItAgainWhenAsked(TestDatabase database) {
        Outbox outbox = start(database);
        outbox.put(KIND, "one", "1");
        outbox.failed(take(outbox), "AWAY", null);
        clock.now = clock.now.plusSeconds(1);
        outbox.put(KIND, "two", "2");
        outbox.failed(take(outbox), "AWAY", null);
        outbox.put(KIND, "three", "3");

        assertThat(outbox.failed(KIND, 9)).extracting(Entry::item).containsExactly("two", "one");
        assertThat(outbox.failed(KIND, 1)).hasSize(1);
        assertThat(outbox.countFailed(KIND)).isEqualTo(2);
        clock.now = clock.now.plus(Duration.ofDays(9));
        assertThat(outbox.retry(KIND)).isEqualTo(2);
        assertThat(outbox.failed(KIND, 9))
                .allSatisfy(one -> assertThat(one.triedSince()).isEqualTo(clock.now));
        outbox.failed(take(outbox), "AWAY", null);
        clock.now = clock.now.plusSeconds(1);
        assertThat(outbox.retry(KIND, "four")).isFalse();
        assertThat(outbox.retry(KIND, "one")).isTrue();
        assertThat(outbox.find(KIND, "one")).hasValueSatisfying(one -> {
            assertThat(one.due()).isEqualTo(clock.now);
            assertThat(one.attempts()).as("with as much patience as at first").isZero();
            assertThat(one.trouble()).isNull();
        });
        outbox.forgetBefore(KIND, clock.now);
        assertThat(outbox.countFailed(KIND)).isZero();
        assertThat(outbox.take(KIND, LEASE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfATransactionThatIsRolledBack(TestDatabase database) {
        Outbox outbox = start(database);
        assertThatThrownBy(() -> nodes.get(0).transactions.run(em -> {
                    outbox.put(KIND, "one", "1");
                    throw new IllegalStateException("the transaction breaks");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(outbox.find(KIND, "one")).isEmpty();
    }
}
