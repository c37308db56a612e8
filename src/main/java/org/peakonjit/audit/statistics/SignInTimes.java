package org.peakonjit.audit.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many sign-ins took how long: a histogram whose classes are a 32nd of their power of two wide, so what it says is
 * exact up to 63 ms and within 3 % above. Histograms can be added up, percentiles cannot.
 *
 * @param counts by the shortest time of the class, in milliseconds
 */
public record SignInTimes(SortedMap<Long, Long> counts) {

    public static final SignInTimes NONE = new SignInTimes(new TreeMap<>());

    private static final int EXACT_BITS = 6;
    private static final int EXACT = 1 << EXACT_BITS;

    public SignInTimes {
        counts = Collections.unmodifiableSortedMap(counts);
    }

    public static SignInTimes of(long milliseconds, long count) {
        TreeMap<Long, Long> one = new TreeMap<>();
        one.put(floor(Math.max(0, milliseconds)), count);
        return new SignInTimes(one);
    }

    private static long floor(long milliseconds) {
        if (milliseconds < EXACT) {
            return milliseconds;
        }
        int dropped = Long.SIZE - Long.numberOfLeadingZeros(milliseconds) - EXACT_BITS;
        return milliseconds >> dropped << dropped;
    }

    public SignInTimes plus(SignInTimes other) {
        TreeMap<Long, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((time, count) -> sum.merge(time, count, Long::sum));
        return new SignInTimes(sum);
    }

    /** How many sign-ins there are of which the time is known. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The time within which that share of them was done (nearest rank).
     *
     * @param percent above 0, up to 100
     * @return milliseconds; empty where there is none
     */
    public OptionalLong percentile(int percent) {
        long rank = (count() * percent + 99) / 100;
        long seen = 0;
        for (Map.Entry<Long, Long> one : counts.entrySet()) {
            seen += one.getValue();
            if (seen >= rank) {
                return OptionalLong.of(one.getKey());
            }
        }
        return OptionalLong.empty();
    }

    /** As {@link #read} reads it. */
    public String text() {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining(","));
    }

    public static SignInTimes read(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        return Arrays.stream(text.split(",", -1))
                .map(one -> one.split(":", 2))
                .map(pair -> of(Long.parseLong(pair[0]), Long.parseLong(pair[1])))
                .reduce(NONE, SignInTimes::plus);
    }

    @Override
    public String toString() {
        return text();
    }
}
