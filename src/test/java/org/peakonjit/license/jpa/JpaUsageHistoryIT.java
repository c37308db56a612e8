package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.UsageHistory;
import org.peakonjit.license.UsageHistory.Point;

class JpaUsageHistoryIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsTheLastNumberOfEachDay(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            UsageHistory history = new JpaUsageHistory(node.transactions);
            LocalDate day = LocalDate.of(2026, 11, 24);
            Point before = new Point(day.minusDays(1), 3, OptionalInt.empty());
            Point last = new Point(day, 5, OptionalInt.of(10));
            history.keep("peakon", new Point(day, 4, OptionalInt.of(10)));
            history.keep("peakon", last);
            history.keep("peakon", before);
            history.keep("other", last);

            assertThat(history.since("peakon", day.minusDays(7))).containsExactly(before, last);
            assertThat(history.since("peakon", day)).containsExactly(last);
            assertThat(history.togetherSince(day.minusDays(1)))
                    .containsExactly(before, new Point(day, 10, OptionalInt.of(20)));

            LocalDate next = day.plusDays(1);
            history.keep("peakon", new Point(next, 5, OptionalInt.of(Integer.MAX_VALUE)));
            history.keep("other", new Point(next, 5, OptionalInt.of(10)));
            assertThat(history.togetherSince(next))
                    .containsExactly(new Point(next, 10, OptionalInt.of(Integer.MAX_VALUE)));
        }
    }

    /** Wherever the server is: MariaDB's driver would make of a day the one before it east of Greenwich. */
    @Test
    void keepsADayAsItIsCalled() {
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String name : List.of("Asia/Tokyo", "America/Los_Angeles")) {
                TimeZone.setDefault(TimeZone.getTimeZone(name));
                try (TestNode node = new TestNode(TestDatabase.MARIADB.fresh())) {
                    UsageHistory history = new JpaUsageHistory(node.transactions);
                    Point point = new Point(LocalDate.of(2026, 11, 24), 3, OptionalInt.empty());
                    history.keep("peakon", point);

                    assertThat(history.since("peakon", point.day())).as(name).containsExactly(point);
                    assertThat(history.togetherSince(point.day())).as(name).containsExactly(point);
                    assertThat(history.since("peakon", point.day().plusDays(1)))
                            .as(name)
                            .isEmpty();
                }
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }
}
