package org.peakonjit.provisioning.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.Database;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.DatabaseClock;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.provisioning.OperationQuota;
import org.peakonjit.provisioning.Priority;
import org.peakonjit.provisioning.SystemTime;

class LeasedQuotaIT {

    private static final String SERVICE = "https://acme.peakon.example/scim/v2";
    private static final Instant NOW = Instant.parse("2026-03-01T10:59:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoNodesTogetherNeverTakeMoreThanAnHoursOperations(TestDatabase database)
            throws InterruptedException, ExecutionException {
        try (TestNode node = new TestNode(database.fresh())) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> taken = new ArrayList<>();
                for (OperationQuota quota : List.of(quota(node, NOW), quota(node, NOW))) {
                    taken.add(threads.submit(() -> takeAll(quota)));
                    taken.add(threads.submit(() -> takeAll(quota)));
                }
                int sum = 0;
                for (Future<Integer> one : taken) {
                    sum += one.get();
                }
                assertThat(sum).isEqualTo(LeasedQuota.AN_HOUR);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void backgroundWorkLeavesAShareToThePeopleAndANewHourIsNew(TestDatabase database) {
        try (TestNode node = new TestNode(database.fresh())) {
            OperationQuota quota = quota(node, NOW);
            int background = 0;
            while (quota.take(SERVICE, Priority.BACKGROUND)) {
                background++;
            }
            assertThat(background).isEqualTo(LeasedQuota.AN_HOUR_IN_BACKGROUND);
            assertThat(quota.take(SERVICE, Priority.INTERACTIVE)).isTrue();
            assertThat(quota.take("https://other.example", Priority.BACKGROUND)).isTrue();
            assertThat(quota(node, NOW.plus(Duration.ofMinutes(1))).take(SERVICE, Priority.BACKGROUND))
                    .isTrue();
        }
    }

    /** What was asked for while the clock was wrong counts for no hour that is to come. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anHourAheadIsNobodysOnceTheClockIsRight(TestDatabase database) {
        try (TestNode node = new TestNode(database.fresh())) {
            assertThat(quota(node, NOW.plus(Duration.ofDays(1))).take(SERVICE, Priority.INTERACTIVE))
                    .isTrue();
            assertThat(quota(node, NOW).take(SERVICE, Priority.INTERACTIVE)).isTrue();
        }
    }

    private static int takeAll(OperationQuota quota) {
        int taken = 0;
        while (quota.take(SERVICE, Priority.INTERACTIVE)) {
            taken++;
        }
        return taken;
    }

    private static OperationQuota quota(TestNode node, Instant now) {
        return new LeasedQuota(node.transactions, new FixedClock(node.database, now), new SystemTime());
    }

    /** The database's clock, stopped. */
    private static final class FixedClock extends DatabaseClock {
        private final Instant now;

        FixedClock(Database database, Instant now) {
            super(database);
            this.now = now;
        }

        @Override
        public Instant now(EntityManager entityManager) {
            return now;
        }
    }
}
