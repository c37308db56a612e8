package org.peakonjit.database.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

    @Test
    void onlyTheTryThatIsCommittedIsFollowed() {
        AtomicInteger tries = new AtomicInteger();

        node.transactions.run(em -> {
            follow("try " + tries.incrementAndGet());
            if (tries.get() < 3) {
                throw new IllegalStateException(new SQLException("deadlock", "40001"));
            }
        });

        assertThat(done).containsExactly("try 3 in a transaction: false");
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
}
