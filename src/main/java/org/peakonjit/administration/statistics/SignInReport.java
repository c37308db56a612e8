package org.peakonjit.administration.statistics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.audit.statistics.SignInCount;
import org.peakonjit.audit.statistics.SignInStatistics;

/** The sign-ins of the last days: closed ones as they were counted when they were over, the others as the audit has them now. */
@Singleton
public class SignInReport {

    private final SignInStatistics statistics;
    private final Clock clock;

    @Inject
    public SignInReport(SignInStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * The last {@code days} days (UTC), today included, oldest first; days without any, too.
     *
     * @param application of this one alone; empty = all, and those that led to none
     */
    public List<SignInDay> of(Optional<String> application, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(days - 1L);
        Optional<LocalDate> lastClosed = statistics.lastClosed();
        Map<LocalDate, List<SignInCount>> closed = new HashMap<>();
        statistics
                .closed(first, application)
                .forEach(count -> closed.computeIfAbsent(count.day(), day -> new ArrayList<>())
                        .add(count));
        return first.datesUntil(today.plusDays(1))
                .map(day -> SignInDay.of(
                        day,
                        lastClosed.filter(last -> !day.isAfter(last)).isPresent()
                                ? closed.getOrDefault(day, List.of())
                                : statistics.count(day, application)))
                .toList();
    }
}
