package org.peakonjit.saml.replay.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.Settings;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.saml.replay.UsedAssertions;

class JpaUsedAssertionsIT {

    private static final Instant LATER = Instant.now().plusSeconds(600);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void letsOneOfManyParallelUsesThrough(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            race(List.of(new JpaUsedAssertions(node.transactions, node.database)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void letsOneThroughOverTwoNodes(TestDatabase kind) throws Exception {
        Settings settings = kind.fresh();
        try (TestNode one = new TestNode(settings);
                TestNode two = new TestNode(settings)) {
            race(List.of(
                    new JpaUsedAssertions(one.transactions, one.database),
                    new JpaUsedAssertions(two.transactions, two.database)));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void letsOneOfManyParallelAnswersToOneRequestThrough(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            raceOfAnswers(List.of(new JpaUsedAssertions(node.transactions, node.database)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void letsOneAnswerThroughOverTwoNodes(TestDatabase kind) throws Exception {
        Settings settings = kind.fresh();
        try (TestNode one = new TestNode(settings);
                TestNode two = new TestNode(settings)) {
            raceOfAnswers(List.of(
                    new JpaUsedAssertions(one.transactions, one.database),
                    new JpaUsedAssertions(two.transactions, two.database)));
        }
    }

    /** The same message at once, and nothing else with it. */
    private static void race(List<UsedAssertions> nodes) throws Exception {
        race(nodes, (round, racer) -> List.of("_" + round));
    }

    /** Many answers to the same request at once, each new. */
    private static void raceOfAnswers(List<UsedAssertions> nodes) throws Exception {
        race(nodes, (round, racer) -> List.of("_" + round + "-" + racer, "_request-" + round));
    }

    private static void race(List<UsedAssertions> nodes, BiFunction<Integer, Integer, List<String>> ids)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                List<Callable<Boolean>> uses = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    UsedAssertions used = nodes.get(i % nodes.size());
                    List<String> names = ids.apply(round, i);
                    uses.add(() -> used.use("https://idp.example", names, LATER));
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
    void usesUpAllOrSaysThatOneWasUsed(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            UsedAssertions used = new JpaUsedAssertions(node.transactions, node.database);
            assertThat(used.use("idp", List.of("_1", "_2"), LATER)).isTrue();
            assertThat(used.use("idp", List.of("_1", "_2"), LATER)).isFalse();
            assertThat(used.use("idp", List.of("_3", "_2"), LATER)).isFalse();
            assertThat(used.use("idp", List.of("_1", "_4"), LATER)).isFalse();
            assertThat(used.use("idp", "_2", LATER)).isFalse();
            assertThat(used.use("other", List.of("_1", "_2"), LATER)).isTrue();
            assertThat(used.useNext("idp", List.of("_1", "_5"), LATER).getAsInt())
                    .isEqualTo(1);
            assertThat(used.isUsed("idp", "_5")).isTrue();
            assertThat(used.isUsed("idp", "_6")).isFalse();
        }
    }

    /** Whatever fails after it gives them back: nothing of that sign-on has happened then. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void usesUpNothingWhereTheTransactionFails(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            UsedAssertions used = new JpaUsedAssertions(node.transactions, node.database);
            assertThatThrownBy(() -> node.transactions.run(em -> {
                        used.use("idp", List.of("_1", "_2"), LATER);
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
            assertThat(used.use("idp", List.of("_1", "_2"), LATER)).isTrue();
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
