package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.config.Settings;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.SeatQuery;

class RacingSeatsIT {

    private static final int PEOPLE = 200;
    private static final int LIMIT = 10;
    private static final int THREADS = 32;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void l2NeverMoreThanTheLimitOverTwoNodes(TestDatabase kind) throws Exception {
        Settings settings = kind.fresh();
        try (TestNode one = new TestNode(settings);
                TestNode two = new TestNode(settings)) {
            race(one, List.of(seats(one), seats(two)));
        }
    }

    @Test
    void l2NeverMoreThanTheLimitEmbedded() throws Exception {
        try (TestNode node = new TestNode(TestDatabase.H2.fresh())) {
            race(node, List.of(seats(node)));
        }
    }

    /** Everybody comes twice at once; creates end well, fail, or stay unknown. */
    private static void race(TestNode node, List<Seats> nodes) throws Exception {
        StoredApplications.put(node, "peakon", LIMIT);
        List<Callable<Boolean>> visits = new ArrayList<>();
        for (int i = 0; i < PEOPLE * 2; i++) {
            String holder = i % PEOPLE + "@corp.example";
            Seats seats = nodes.get(i / PEOPLE % nodes.size());
            visits.add(() -> visit(seats, holder));
        }
        Collections.shuffle(visits);
        int created = 0;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> visit : threads.invokeAll(visits)) {
                created += visit.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        Seats ledger = nodes.get(0);
        assertThat(ledger.usage("peakon").consumed())
                .isEqualTo(LIMIT)
                .isEqualTo(ledger.count("peakon", SeatQuery.all()));
        assertThat(created).isLessThanOrEqualTo(LIMIT);
        assertThat(ledger.page("peakon", SeatQuery.all(), 0, PEOPLE).stream()
                        .filter(seat -> seat.isAssigned())
                        .count())
                .isEqualTo(created);
    }

    private static boolean visit(Seats seats, String holder) {
        SeatReservation reservation = Holders.reserve(seats, holder, Duration.ofSeconds(60));
        if (!(reservation instanceof Reserved reserved)) {
            return false;
        }
        int fate = ThreadLocalRandom.current().nextInt(4);
        if (fate == 0 && !reserved.uncertain()) {
            seats.giveBack(reserved);
            return false;
        }
        if (fate == 1) {
            seats.keepUnsettled(reserved);
            return false;
        }
        Holders.assign(seats, reserved, "id-" + holder);
        return true;
    }

    private static Seats seats(TestNode node) {
        return new JpaSeats(node.transactions, node.clock);
    }
}
