package org.peakonjit.console.seats;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.seats.ChartJson.Series;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.UsageHistory.Point;

/** Consumption over time: a line, the limit as a dotted one, and what is to be expected as a dashed one. */
final class UsageChart {

    private static final String CONSUMED = "#3b82f6";
    private static final String LIMIT = "#d1453b";
    private static final int AHEAD_DAYS = 30;

    private UsageChart() {}

    /** The configuration as JSON; empty with fewer than two days. */
    static String of(Usage usage, Messages messages, Viewer viewer) {
        if (usage.days().size() < 2) {
            return "";
        }
        ChartJson chart = ChartJson.lines();
        Series consumed =
                chart.series(messages.text("chart.consumed"), CONSUMED).bare();
        Series limit = chart.series(messages.text("chart.limit"), LIMIT).bare().dotted();
        for (Point point : usage.days()) {
            chart.label(viewer.day(point.day()));
            consumed.add(point.consumed());
            limit.add(limitOf(point));
        }
        if (usage.expected(1).isPresent()) {
            expect(chart, usage, messages, viewer, limit);
        }
        return chart.toString();
    }

    private static void expect(ChartJson chart, Usage usage, Messages messages, Viewer viewer, Series limit) {
        Point today = usage.today();
        Series expected =
                chart.series(messages.text("chart.expected"), CONSUMED).bare().dashed();
        usage.days().stream().skip(1).forEach(point -> expected.add(null));
        expected.add(today.consumed());
        for (int ahead = 1; ahead <= AHEAD_DAYS; ahead++) {
            OptionalDouble number = usage.expected(ahead);
            chart.label(viewer.day(today.day().plusDays(ahead)));
            expected.add(Math.round(number.orElseThrow()));
            limit.add(limitOf(today));
        }
    }

    private static @Nullable Long limitOf(Point point) {
        return point.limit().isPresent() ? (Long) (long) point.limit().getAsInt() : null;
    }
}
