package org.peakonjit.console.seats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.UsageHistory.Point;

/** Consumption over time, as a chart, in a sentence and as a table. */
public record UsageView(Usage usage, Messages messages, Viewer viewer) {

    /** A day of the table; the limit is a dash where there was none. */
    public record Line(String day, long consumed, String limit) {}

    /** Empty where there is nothing to draw yet. */
    public String getChart() {
        return UsageChart.of(usage, messages, viewer);
    }

    public String getSentence() {
        Point first = usage.days().get(0);
        Point today = usage.today();
        String then = messages.text("chart.usage.then", viewer.day(first.day()), first.consumed(), today.consumed());
        return then + " " + limit(today) + " " + getForecast();
    }

    private String limit(Point today) {
        return today.limit().isPresent()
                ? messages.text("chart.usage.limit", today.limit().getAsInt())
                : messages.text("chart.usage.unlimited");
    }

    /** When the limit will be reached, in words; empty where it is already, or is not to be expected. */
    public String getForecast() {
        Point today = usage.today();
        Optional<LocalDate> day = usage.limitReached().filter(reached -> reached.isAfter(today.day()));
        return day.map(one -> messages.text("seats.forecast", viewer.day(one))).orElse("");
    }

    /** The days, latest first. */
    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>(usage.days().stream().map(this::line).toList());
        Collections.reverse(lines);
        return lines;
    }

    private Line line(Point point) {
        String limit = point.limit().isPresent() ? messages.number(point.limit().getAsInt()) : "–";
        return new Line(viewer.day(point.day()), point.consumed(), limit);
    }
}
