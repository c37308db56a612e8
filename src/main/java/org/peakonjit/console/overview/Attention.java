package org.peakonjit.console.overview;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.administration.seats.ReconciliationRuns;
import org.peakonjit.administration.statistics.SignInGroup;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.console.alerts.AlertLine;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.reports.ReportLink;
import org.peakonjit.upkeep.ReconciliationReport;

/**
 * What needs somebody, with a link to where: open conflicts, seats that wait for a word, and what alerts tell, expiring
 * certificates among it.
 */
@Model
public class Attention {

    /** They are told by their numbers, also before the alert is raised. */
    private static final Set<AlertKind> COUNTED = EnumSet.of(AlertKind.CONFLICTS_OPEN, AlertKind.RELEASES_HELD);

    @Inject
    AlertBoard board;

    @Inject
    Conflicts conflicts;

    @Inject
    ReconciliationRuns reconciliations;

    @Inject
    OverviewPage overview;

    @Inject
    Applications applications;

    @Inject
    Messages messages;

    private final Supplier<List<Line>> lines = Suppliers.memoize(this::lines);

    /**
     * Something that needs somebody.
     *
     * @param count how many there are, which is what the link leads to; null where nothing is counted
     * @param style a severity's style class
     */
    public record Line(@Nullable Long count, String sentence, String advice, String link, String style) {}

    /** Conflicts and seats first, then alerts, the worst first. */
    public List<Line> getLines() {
        return lines.get();
    }

    private List<Line> lines() {
        List<Line> found = new ArrayList<>();
        conflicts().ifPresent(found::add);
        applications.all().stream()
                .filter(application -> application.scim().jitProvisioning()) // by whose word seats could be released
                .filter(one -> isAsked(one.name()))
                .flatMap(one -> waiting(one).stream())
                .forEach(found::add);
        AlertTexts texts = AlertTexts.in(messages.locale());
        board.active().stream()
                .filter(alert -> !COUNTED.contains(alert.kind()))
                .map(alert -> new AlertLine(alert, texts))
                .filter(line -> isAsked(line.getApplication()))
                .map(Attention::line)
                .forEach(found::add);
        return found;
    }

    private boolean isAsked(@Nullable String application) {
        return application == null || overview.scope().map(application::equals).orElse(true);
    }

    private Optional<Line> conflicts() {
        ConflictQuery open = ConflictQuery.open();
        long count = conflicts.count(overview.scope().map(open::of).orElse(open));
        return count == 0
                ? Optional.empty()
                : Optional.of(new Line(
                        count,
                        messages.text("attention.conflicts", count),
                        "",
                        ReportLink.openConflicts(overview.scope()).toString(),
                        "warning"));
    }

    private Optional<Line> waiting(Application application) {
        return Optional.of(application.name())
                .flatMap(reconciliations::last)
                .map(ReconciliationReport::held)
                .filter(held -> held > 0)
                .map(held -> new Line(
                        (long) held,
                        messages.text("attention.seats", held, application.title()),
                        "",
                        ReportLink.seats(application.name()).toString(),
                        "warning"));
    }

    private static Line line(AlertLine alert) {
        return new Line(null, alert.getSentence(), alert.getAdvice(), link(alert), alert.getStyle());
    }

    private static String link(AlertLine line) {
        ListAddress address = new ListAddress(line.getView().replaceFirst("^/console/", ""))
                .with(line.getParameter(), line.getApplication());
        return (line.alert().kind() == AlertKind.INTERNAL_ERRORS
                        ? ReportLink.ofGroup(address, SignInGroup.INTERNAL)
                        : address)
                .toString();
    }
}
