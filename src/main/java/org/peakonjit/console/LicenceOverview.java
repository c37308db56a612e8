package org.peakonjit.console;

import com.google.common.base.Suppliers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.administration.seats.UsageReport;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.application.Applications;
import org.peakonjit.license.UsageHistory.Point;

/** Licences over the last 90 days, as a chart and as a table. */
@Named
@RequestScoped
public class LicenceOverview {

    private static final int DAYS = 90;

    @Inject
    UsageReport report;

    @Inject
    OverviewPage overview;

    @Inject
    Applications applications;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private final Supplier<Usage> usage = Suppliers.memoize(this::usage);

    /** A day of the table; the limit is a dash where there was none. */
    public record Line(String day, long consumed, String limit) {}

    private Usage usage() {
        Optional<String> one = overview.scope();
        return one.isPresent() ? report.of(one.get(), DAYS) : report.together(applications.names(), DAYS);
    }

    /** Empty where there is nothing to draw yet. */
    public String getChart() {
        return UsageChart.of(usage.get(), messages, viewer);
    }

    /** What the chart shows, in a sentence. */
    public String getSentence() {
        Point first = usage.get().days().get(0);
        Point today = usage.get().today();
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
        Point today = usage.get().today();
        Optional<LocalDate> day = usage.get().limitReached().filter(reached -> reached.isAfter(today.day()));
        return day.map(one -> messages.text("seats.forecast", viewer.day(one))).orElse("");
    }

    /** Consumed now. */
    public long getConsumed() {
        return usage.get().today().consumed();
    }

    /** "of M", or "no limit". */
    public String getOf() {
        Point today = usage.get().today();
        return today.limit().isPresent()
                ? messages.text("overview.of", today.limit().getAsInt())
                : messages.text("overview.unlimited");
    }

    /** Where those are listed that are consumed now; empty where they are in several lists. */
    public String getLink() {
        List<String> names = applications.names();
        return overview.scope()
                .or(() -> names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty())
                .map(name -> ReportLink.seats(name).toString())
                .orElse("");
    }

    /** The days, latest first. */
    public List<Line> getLines() {
        List<Line> lines =
                new ArrayList<>(usage.get().days().stream().map(this::line).toList());
        Collections.reverse(lines);
        return lines;
    }

    private Line line(Point point) {
        String limit =
                point.limit().isPresent() ? Integer.toString(point.limit().getAsInt()) : "–";
        return new Line(viewer.day(point.day()), point.consumed(), limit);
    }
}
