package org.peakonjit.audit.statistics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;

/**
 * Counts the sign-ins of each day (UTC) once, when it is over. A day is closed some minutes after its end: a sign-in that
 * is still under way at midnight is of the day in which it is recorded, and a node's clock may be a little behind.
 */
@Singleton
@Scheduled(name = "close-days", every = "PT1H", irrevocable = true)
class CloseDays implements BackgroundTask {

    /** How far back it begins where nothing is closed yet. */
    static final int MOST_DAYS = 90;

    private static final Duration LATE = Duration.ofMinutes(10);

    private final SignInStatistics statistics;
    private final Clock clock;

    @Inject
    CloseDays(SignInStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @Override
    public void run() {
        LocalDate open = LocalDate.ofInstant(clock.instant().minus(LATE), ZoneOffset.UTC);
        LocalDate first =
                statistics.lastClosed().map(day -> day.plusDays(1)).orElseGet(() -> open.minusDays(MOST_DAYS));
        for (LocalDate day = first; day.isBefore(open); day = day.plusDays(1)) {
            statistics.close(day, statistics.count(day, Optional.empty()));
        }
    }
}
