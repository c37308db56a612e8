package org.peakonjit.console.overview;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.statistics.SignInDay;
import org.peakonjit.administration.statistics.SignInGroup;
import org.peakonjit.administration.statistics.SignInReport;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.reports.ReportLink;
import org.peakonjit.console.seats.ChartJson;
import org.peakonjit.console.seats.ChartJson.Series;
import org.peakonjit.console.session.Viewer;

/** The sign-ins of the last 30 days (UTC): how they ended and how long they took, as charts and as tables. */
@Model
public class SignInOverview {

    private static final int DAYS = 30;
    private static final String HALF = "#2f7fd6";
    private static final String NEARLY_ALL = "#c2410c";

    @Inject
    SignInReport report;

    @Inject
    OverviewPage overview;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private final Supplier<List<SignInDay>> days = Suppliers.memoize(() -> report.of(overview.scope(), DAYS));

    /** A number that leads to the rows it counts; to none where it is none. */
    public record Counted(long count, String link) {}

    /** A day, or all of them, of the tables: one number per group. */
    public record Line(
            String day,
            List<Counted> numbers,
            Counted admitted,
            @Nullable Long median,
            @Nullable Long nearlyAll) {}

    private SignInDay today() {
        return days.get().get(days.get().size() - 1);
    }

    private ListAddress link(LocalDate first, LocalDate last) {
        return ReportLink.signIns(first, last, overview.scope());
    }

    private ListAddress linkToday() {
        return link(today().day(), today().day());
    }

    /** Let in today. */
    public Counted getAdmitted() {
        return new Counted(today().admitted(), ReportLink.admitted(linkToday()).toString());
    }

    public Counted getRefused() {
        return new Counted(today().refused(), ReportLink.refused(linkToday()).toString());
    }

    /** Let in today after work on their account. */
    public Counted getProvisioned() {
        return new Counted(
                today().count(SignInGroup.ACCOUNT_WORK),
                ReportLink.ofGroup(linkToday(), SignInGroup.ACCOUNT_WORK).toString());
    }

    /** Half of today's were let in within as many milliseconds; null where nobody was. */
    public @Nullable Long getMedian() {
        return orNull(today().median());
    }

    public boolean isAny() {
        return days.get().stream().anyMatch(day -> day.total() > 0);
    }

    /** Those groups that have any in these days, by their keys. */
    public List<SignInGroup> getGroups() {
        return Arrays.stream(SignInGroup.values())
                .filter(group -> days.get().stream().anyMatch(day -> day.count(group) > 0))
                .toList();
    }

    public String name(SignInGroup group) {
        return messages.text("overview.group." + group.word());
    }

    public String getChart() {
        ChartJson chart = ChartJson.stackedBars();
        days.get().forEach(day -> chart.label(viewer.day(day.day())));
        for (SignInGroup group : getGroups()) {
            Series series = chart.series(name(group), colour(group));
            days.get().forEach(day -> series.add(day.count(group)));
        }
        return chart.toString();
    }

    public String getSentence() {
        long admitted = days.get().stream().mapToLong(SignInDay::admitted).sum();
        long refused = days.get().stream().mapToLong(SignInDay::refused).sum();
        return messages.text("chart.signIns", DAYS, admitted, refused);
    }

    /** How long letting people in took. */
    public String getTimesChart() {
        ChartJson chart = ChartJson.lines().unit("ms");
        Series half = chart.series(messages.text("overview.median"), HALF);
        Series nearlyAll = chart.series(messages.text("overview.nearlyAll"), NEARLY_ALL)
                .dashed()
                .marks("triangle");
        for (SignInDay day : days.get()) {
            chart.label(viewer.day(day.day()));
            half.add(orNull(day.median()));
            nearlyAll.add(orNull(day.nearlyAll()));
        }
        return chart.toString();
    }

    public String getTimesSentence() {
        SignInDay all = all();
        return all.median().isEmpty()
                ? messages.text("chart.times.none")
                : messages.text(
                        "chart.times",
                        DAYS,
                        all.median().getAsLong(),
                        all.nearlyAll().getAsLong());
    }

    private SignInDay all() {
        return SignInDay.together(today().day(), days.get());
    }

    /** The days, latest first. */
    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>(days.get().stream()
                .map(day -> line(viewer.day(day.day()), day, day.day()))
                .toList());
        Collections.reverse(lines);
        return lines;
    }

    public Line getSum() {
        return line(messages.text("overview.sum"), all(), days.get().get(0).day());
    }

    private Line line(String name, SignInDay day, LocalDate first) {
        List<Counted> numbers = getGroups().stream()
                .map(group -> new Counted(
                        day.count(group),
                        ReportLink.ofGroup(link(first, day.day()), group).toString()))
                .toList();
        Counted admitted = new Counted(
                day.admitted(), ReportLink.admitted(link(first, day.day())).toString());
        return new Line(name, numbers, admitted, orNull(day.median()), orNull(day.nearlyAll()));
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }

    private static String colour(SignInGroup group) {
        return switch (group) {
            case KNOWN -> "#2f7fd6";
            case ACCOUNT_WORK -> "#0e9384";
            case POLICY -> "#d97706";
            case LICENSE -> "#c2410c";
            case SUBJECT -> "#a855f7";
            case PROVISIONING -> "#db2777";
            case APPLICATION -> "#8a7a12";
            case SAML -> "#7c8794";
            case INTERNAL -> "#dc2626";
        };
    }
}
