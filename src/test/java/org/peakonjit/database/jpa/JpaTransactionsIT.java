package org.peakonjit.database.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.database.TestDatabase;

class JpaTransactionsIT {

    private final TestNode node = new TestNode(TestDatabase.H2.fresh());
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        node.close();
    }

    private void follow(String what) {
        node.unitOfWork.afterCommit(() -> done.add(what + " in a transaction: " + node.transactions.isUnderWay()));
    }

    @Test
    void whatFollowsACommitRunsOnceTheOutermostTransactionIsOver() {
        String result = node.unitOfWork.call(() -> {
            follow("first");
            node.transactions.run(em -> follow("second"));
            assertThat(done).isEmpty();
            assertThat(node.transactions.isUnderWay()).isTrue();
            return "result";
        });

        assertThat(result).isEqualTo("result");
        assertThat(done).containsExactly("first in a transaction: false", "second in a transaction: false");
    }

    @Test
    void whatFollowsACommitRunsAtOnceWithoutATransaction() {
        follow("it");

        assertThat(done).hasSize(1);
    }

    @Test
    void nothingFollowsARollBack() {
        assertThatThrownBy(() -> node.transactions.run(em -> {
                    follow("it");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        follow("another");

        assertThat(done).containsExactly("another in a transaction: false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void onlyTheTryThatIsCommittedIsFollowed(String undone) {
        AtomicInteger tries = new AtomicInteger();

        node.transactions.run(em -> {
            follow("try " + tries.incrementAndGet());
            if (tries.get() < 3) {
                throw new IllegalStateException(new SQLException("undone", undone));
            }
        });

        assertThat(done).containsExactly("try 3 in a transaction: false");
    }

    /** Each has what the other one wants next, so one of them is undone by the database, and done again. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void bothOfADeadlockAreDoneOnce(TestDatabase kind) {
        try (TestNode shared = new TestNode(kind.fresh())) {
            shared.transactions.run(
                    em -> em.createNativeQuery("create table counted (id integer primary key, times integer)")
                            .executeUpdate());
            shared.transactions.run(em -> em.createNativeQuery("insert into counted values (1, 0), (2, 0)")
                    .executeUpdate());
            CyclicBarrier both = new CyclicBarrier(2);
            AtomicInteger tries = new AtomicInteger();

            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> count(shared, both, tries, 1, 2));
            count(shared, both, tries, 2, 1);
            other.join();

            assertThat(tries.get()).as("tries").isGreaterThan(2);
            Object sum = shared.transactions.call(
                    em -> em.createNativeQuery("select sum(times) from counted where times = 2")
                            .getSingleResult());
            assertThat(((Number) sum).intValue()).isEqualTo(4);
        }
    }

    private static void count(TestNode node, CyclicBarrier both, AtomicInteger tries, int first, int second) {
        AtomicInteger own = new AtomicInteger();
        node.transactions.run(em -> {
            tries.incrementAndGet();
            for (int id : new int[] {first, second}) {
                em.createNativeQuery("update counted set times = times + 1 where id = ?1")
                        .setParameter(1, id)
                        .executeUpdate();
                if (id == first && own.incrementAndGet() == 1) {
                    await(both);
                }
            }
        });
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesUpAfterTenTries() {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> node.transactions.run(em -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException(new SQLException("undone", "40001"));
                }))
                .hasRootCauseMessage("undone");

        assertThat(tries).hasValue(10);
    }

    @Test
    void whatFollowsMayFailAndMayBeginATransaction() {
        String result = node.unitOfWork.call(() -> {
            node.unitOfWork.afterCommit(() -> {
                throw new IllegalStateException("the cache is broken");
            });
            node.unitOfWork.afterCommit(() -> node.transactions.run(em -> follow("inner")));
            return "result";
        });

        assertThat(result).isEqualTo("result");
        assertThat(done).containsExactly("inner in a transaction: false");
    }

    /** As a newer version does while this one serves. */
    @Test
    void askAgainWhereATableHasGrownUnderAKeptPlan() {
        try (TestNode onPostgres = new TestNode(TestDatabase.POSTGRESQL.fresh())) {
            onPostgres.transactions.run(em ->
                    em.createNativeQuery("create table growing (id integer)").executeUpdate());
            for (int time = 0; time < 10; time++) {
                assertThat(rows(onPostgres)).isEmpty();
            }
            onPostgres.transactions.run(em -> em.createNativeQuery("alter table growing add column more integer")
                    .executeUpdate());

            assertThat(rows(onPostgres)).isEmpty();
        }
    }

    private static List<?> rows(TestNode node) {
        return node.transactions.call(
                em -> em.createNativeQuery("select * from growing").getResultList());
    }
}
