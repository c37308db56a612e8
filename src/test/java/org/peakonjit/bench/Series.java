package org.peakonjit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured of one thing, round by round. */
final class Series {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    double median() {
        return percentile(50);
    }

    /** The value that so many per cent do not exceed. */
    double percentile(int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    double first() {
        return values.get(0);
    }

    double last() {
        return values.get(values.size() - 1);
    }

    /** Whether the last rounds were no cheaper than as many before them, by more than 5 per cent. */
    boolean isFlat(int rounds) {
        int size = values.size();
        if (size < 2 * rounds) {
            return false;
        }
        double before = of(values.subList(size - 2 * rounds, size - rounds)).median();
        double now = of(values.subList(size - rounds, size)).median();
        return now > before * 0.95;
    }

    private static Series of(List<Double> values) {
        Series series = new Series();
        series.values.addAll(values);
        return series;
    }

    /** This by that, round by round. */
    Series by(Series that) {
        Series ratios = new Series();
        for (int i = 0; i < Math.min(values.size(), that.values.size()); i++) {
            ratios.add(values.get(i) / that.values.get(i));
        }
        return ratios;
    }

    /** The median and, in brackets, the least and the most. */
    String text() {
        return values.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(), percentile(0), percentile(100));
    }
}
