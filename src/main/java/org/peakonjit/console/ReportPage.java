package org.peakonjit.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.StreamedContent;

/** The two reports on sign-ons: who used an application, and who was provisioned. */
@Named
@ViewScoped
public class ReportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AuditTrail trail;

    @Inject
    transient Attempts attempts;

    @Inject
    transient AuditFiles files;

    @Inject
    transient Applications applications;

    @Inject
    transient HttpServletRequest request;

    @Inject
    transient Clock clock;

    @Inject
    transient Viewer viewer;

    @Inject
    transient Messages messages;

    private Report report = Report.ACCESS;
    private final PeriodForm period = new PeriodForm();
    private final ReportFilters filters = new ReportFilters();
    private List<AuditColumn> columns = List.of();
    private final transient Lines lines = new Lines();

    /**
     * A line of a report.
     *
     * @param attempts how often the person tried at the application in the period; null where nobody is verified
     */
    public record Line(AuditEntry entry, @Nullable Long attempts) {}

    /** Lines of the audit, a page at a time. */
    private final class Lines extends LazyPages<Line> {

        private static final long serialVersionUID = 1L;

        @Override
        protected long countAll() {
            return trail.count(query());
        }

        @Override
        protected List<Line> page(int offset, int limit) {
            AuditQuery query = query();
            List<AuditEntry> page = trail.page(query, offset, limit);
            Map<Who, Long> counts = attempts.of(query, page);
            return page.stream()
                    .map(entry -> new Line(entry, counts.get(Who.of(entry))))
                    .toList();
        }

        @Override
        public String getRowKey(Line line) {
            return line.entry().id().toString();
        }
    }

    private AuditQuery query() {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(viewer.getZone());
        return new AuditQuery(
                Optional.of(Kind.SIGN_ON),
                period.from(now, zone),
                period.until(now, zone),
                ReportFilters.words(filters.getApplication()),
                ReportFilters.words(filters.getOutcome()),
                ReportFilters.words(filters.getPerson()),
                new SignOns(
                        ReportFilters.words(filters.getPolicy()),
                        ReportFilters.words(filters.getFlow()),
                        filters.admitted(),
                        report == Report.PROVISIONING),
                filters.getOrder());
    }

    /** Shows the columns that this browser showed last. */
    public void open() {
        columns = report.columns().remembered(request);
    }

    /** Shows what the filters find. */
    public void find() {
        // they are all in the query
    }

    /** Shows these columns from now on. */
    public void choose() {
        report.columns().remember(columns);
    }

    /** What the filters find, as a file with the columns that are shown. */
    public StreamedContent file(Format format) {
        List<AuditColumn> shown =
                report.choosable().stream().filter(columns::contains).toList();
        return files.of(report.file(), format, query(), shown, this::title);
    }

    private String title(AuditColumn column) {
        return messages.text("column." + column.key());
    }

    /** Whether the column is shown. */
    public boolean shows(AuditColumn column) {
        return report.choosable().contains(column) && columns.contains(column);
    }

    /** The columns there are to choose. */
    public List<AuditColumn> getChoosable() {
        return report.choosable();
    }

    /** Why somebody was refused, in words; the code where there are none. */
    public String reason(AuditEntry entry) {
        return messages.refusal(entry.outcome());
    }

    /** All applications' names. */
    public List<String> getNames() {
        return applications.all().stream().map(Application::name).toList();
    }

    public LazyDataModel<Line> getLines() {
        return lines;
    }

    public PeriodForm getPeriod() {
        return period;
    }

    public ReportFilters getFilters() {
        return filters;
    }

    /** The keys of those that are shown. */
    public List<String> getColumns() {
        return columns.stream().map(AuditColumn::key).toList();
    }

    public void setColumns(@Nullable List<String> keys) {
        columns = keys == null
                ? List.of()
                : keys.stream().map(AuditColumn::of).flatMap(Optional::stream).toList();
    }

    /** Its name in the address. */
    public String getReport() {
        return report.key();
    }

    public void setReport(@Nullable String key) {
        report = Report.of(key);
    }
}
