package org.peakonjit.console.reports;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.list.ChosenPeriod;
import org.peakonjit.console.list.ExportFiles;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.ListOrder;
import org.peakonjit.console.list.ListPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.list.ReportFilters;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.list.ShownColumns;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.json.Worded;
import org.primefaces.model.StreamedContent;

/** The two reports on sign-ins: who used an application, and who was provisioned. Its address says all of it. */
@Model
public class ReportPage extends ListPage<ReportPage.Line> {

    /** The most lines on one sheet, so to speak: a file has them all. */
    static final int MOST_PRINTED = 5000;

    private static final int CHUNK = 500;

    @Inject
    AuditTrail trail;

    @Inject
    Attempts attempts;

    @Inject
    ExportFiles files;

    @Inject
    HttpServletRequest request;

    @Inject
    ConsoleCookie cookies;

    @Inject
    Clock clock;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    private Report report;
    private ChosenPeriod period;
    private ReportFilters filters;
    private ListOrder<AuditQuery.Order> order;
    private ShownColumns columns;
    private boolean printed;

    /**
     * A line of a report.
     *
     * @param attempts how often the person tried at the application in the period; null where nobody is verified
     */
    public record Line(AuditEntry entry, @Nullable Long attempts) {}

    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, messages);
        report = Report.of(request.getParameter("report"));
        period = new ChosenPeriod(parameters);
        filters = new ReportFilters(parameters);
        order = new ListOrder<>(
                parameters, AuditQuery.Order.LATEST, AuditQuery.Order.values(), List.of(AuditQuery.Order.LATEST));
        columns = report.columns(request, cookies);
        ListAddress whole =
                new ListAddress("reports.xhtml").with("report", report == Report.ACCESS ? null : report.word());
        printed = parameters.text("print").filter("true"::equals).isPresent();
        begin(order.in(filters.in(period.in(whole))));
    }

    private AuditQuery query() {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(viewer.getZone());
        return new AuditQuery(
                Optional.of(Kind.SIGN_ON),
                period.from(now, zone),
                period.until(now, zone),
                Optional.ofNullable(filters.getApplication()),
                Optional.ofNullable(filters.getOutcome()),
                Optional.ofNullable(filters.getPerson()),
                filters.signOns(report == Report.PROVISIONING),
                order.by(),
                order.reversed());
    }

    /** All of them, as far as they fit, where they are to be printed. */
    @Override
    protected Rows<Line> rows(ListAddress list) {
        AuditQuery query = query();
        RowCount total = trail.found(query);
        return printed
                ? Rows.all(list, total, messages.count(total), printed(query))
                : Rows.keyed(
                        list,
                        new ListParameters(request, messages),
                        total,
                        (place, limit) -> lines(query, place, limit));
    }

    private List<Line> printed(AuditQuery query) {
        Slice<Line> page = lines(query, Place.START, CHUNK);
        List<Line> read = new ArrayList<>(page.items());
        while (page.next() != null && read.size() < MOST_PRINTED) {
            page = lines(query, Place.of(page.next()), CHUNK);
            read.addAll(page.items());
        }
        return read;
    }

    private Slice<Line> lines(AuditQuery query, Place place, int limit) {
        Slice<AuditEntry> page = trail.page(query, place, limit);
        Map<Who, Long> counts = attempts.of(query, page.items());
        return page.map(entry -> new Line(entry, counts.get(Who.of(entry))));
    }

    /** What the filters find, as a file with the columns that are shown. */
    public StreamedContent file(Format format) {
        return files.now(null, request(format));
    }

    /** Has the same file, as a CSV, made in the background. */
    @Changing
    public String later() {
        return files.later(null, request(Format.CSV));
    }

    private ExportRequest request(Format format) {
        return ExportRequest.ofAudit(report.file(), query(), shown(), this::title, format, ZoneId.of(viewer.getZone()));
    }

    private List<AuditColumn> shown() {
        return columns.shown().stream()
                .flatMap(key -> Worded.find(AuditColumn.values(), key).stream())
                .toList();
    }

    private String title(AuditColumn column) {
        return messages.text("column." + column.word());
    }

    /** Why somebody was refused, in words; the code where there are none. */
    public String reason(AuditEntry entry) {
        return messages.refusal(entry.outcome());
    }

    /** How many filters narrow it. */
    public int getActive() {
        return getAddress().count(ReportFilters.NAMES);
    }

    /** Whether it is laid out for paper, all lines on one page. */
    public boolean isPrinted() {
        return printed;
    }

    public String getPrint() {
        return getAddress().with("print", "true").toString();
    }

    /** What a click prints: all lines, or as many as fit. */
    public String getPrintTitle() {
        long lines = getRows().getTotal();
        return lines > MOST_PRINTED
                ? messages.text("report.print.some", MOST_PRINTED)
                : messages.text("report.print", lines);
    }

    public int getMostPrinted() {
        return MOST_PRINTED;
    }

    public ChosenPeriod getPeriod() {
        return period;
    }

    public ReportFilters getFilters() {
        return filters;
    }

    public ListOrder<AuditQuery.Order> getOrder() {
        return order;
    }

    public ShownColumns getColumns() {
        return columns;
    }

    /** Its name in the address. */
    public String getReport() {
        return report.word();
    }
}
