package org.peakonjit.administration.statistics;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.peakonjit.audit.statistics.SignInCount;
import org.peakonjit.audit.statistics.SignInTimes;

/**
 * The sign-ins of a day (UTC).
 *
 * @param counts of each group that has any
 * @param times of those that were let in
 */
public record SignInDay(LocalDate day, Map<SignInGroup, Long> counts, SignInTimes times) {

    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 95;

    static SignInDay of(LocalDate day, List<SignInCount> counted) {
        Map<SignInGroup, Long> counts = new EnumMap<>(SignInGroup.class);
        SignInTimes times = SignInTimes.NONE;
        for (SignInCount one : counted) {
            counts.merge(SignInGroup.of(one.outcome(), one.accountWork()), one.signIns(), Long::sum);
            times = times.plus(one.times());
        }
        return new SignInDay(day, counts, times);
    }

    /** Several days as one, the last of them. */
    public static SignInDay together(LocalDate last, List<SignInDay> days) {
        Map<SignInGroup, Long> counts = new EnumMap<>(SignInGroup.class);
        days.forEach(day -> day.counts().forEach((group, count) -> counts.merge(group, count, Long::sum)));
        return new SignInDay(
                last, counts, days.stream().map(SignInDay::times).reduce(SignInTimes.NONE, SignInTimes::plus));
    }

    public long count(SignInGroup group) {
        return counts.getOrDefault(group, 0L);
    }

    /** All that were let in. */
    public long admitted() {
        return count(SignInGroup.KNOWN) + count(SignInGroup.ACCOUNT_WORK);
    }

    /** All that were not. */
    public long refused() {
        return total() - admitted();
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Half of them were let in within as many milliseconds; empty where nobody was. */
    public OptionalLong median() {
        return times.percentile(MEDIAN);
    }

    /** 95 of 100 were. */
    public OptionalLong nearlyAll() {
        return times.percentile(NEARLY_ALL);
    }
}
