package org.peakonjit.signon.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.Settings;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.signon.UsedAssertions;

class JpaUsedAssertionsIT {

    private static final Instant LATER = Instant.now().plusSeconds(600);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void letsOneOfManyParallelUsesThrough(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            race(List.of(new JpaUsedAssertions(node.transactions, node.database)));
        }
    }

    @Test
    void letsOneThroughOverTwoNodes() throws Exception {
        Settings settings = TestDatabase.POSTGRESQL.fresh();
        try (TestNode one = new TestNode(settings);
                TestNode two = new TestNode(settings)) {
            race(List.of(
                    new JpaUsedAssertions(one.transactions, one.database),
                    new JpaUsedAssertions(two.transactions, two.database)));
        }
    }

    private static void race(List<UsedAssertions> nodes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                String id = "_" + round;
                List<Callable<Boolean>> uses = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    UsedAssertions used = nodes.get(i % nodes.size());
                    uses.add(() -> used.use("https://idp.example", id, LATER));
                }
                int let = 0;
                for (Future<Boolean> use : threads.invokeAll(uses)) {
                    let += use.get() ? 1 : 0;
                }
                assertThat(let).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void goesOnWithTheTransactionItJoinedWhenTheMessageWasUsed(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            UsedAssertions used = new JpaUsedAssertions(node.transactions, node.database);
            assertThat(used.use("idp", "_1", LATER)).isTrue();
            List<Boolean> uses =
                    node.transactions.call(em -> List.of(used.use("idp", "_1", LATER), used.use("idp", "_2", LATER)));
            assertThat(uses).containsExactly(false, true);
            assertThat(used.use("idp", "_2", LATER)).isFalse();
            assertThat(used.use("other", "_1", LATER)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void forgetsWhatNeedNotBeKept(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            UsedAssertions used = new JpaUsedAssertions(node.transactions, node.database);
            used.use("idp", "_old", Instant.now().minusSeconds(5));
            used.use("idp", "_new", LATER);
            assertThat(used.forgetBefore(Instant.now())).isEqualTo(1);
            assertThat(used.use("idp", "_new", LATER)).isFalse();
        }
    }
}
