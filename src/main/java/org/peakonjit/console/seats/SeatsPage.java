package org.peakonjit.console.seats;

import com.google.common.base.Suppliers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.administration.seats.SeatColumn;
import org.peakonjit.administration.seats.UsageReport;
import org.peakonjit.application.Applications;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.list.ExportFiles;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.ListOrder;
import org.peakonjit.console.list.ListPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.list.ShownColumns;
import org.peakonjit.console.page.ConsoleCookie;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatQuery.Order;
import org.primefaces.model.StreamedContent;

/** The ledger of one application: which of it, in which order, and which page, is said by the address. */
@Model
public class SeatsPage extends ListPage<Seat> {

    private static final int CHART_DAYS = 90;
    private static final List<String> MORE_COLUMNS =
            List.of(SeatColumn.ISSUER.word(), SeatColumn.PERSON_ID.word(), SeatColumn.ACCOUNT_ID.word());
    private static final List<Order> LATEST_FIRST = List.of(Order.LAST_SIGN_IN, Order.FIRST_SIGN_IN, Order.RESERVED_AT);

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    ExportFiles files;

    @Inject
    UsageReport report;

    @Inject
    Clock clock;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    @Inject
    HttpServletRequest request;

    @Inject
    ConsoleCookie cookies;

    private @Nullable String application;
    private SeatFilters filters;
    private ListOrder<Order> order;
    private ShownColumns columns;
    private final Supplier<LicenseUsage> consumed = Suppliers.memoize(() -> seats.usage(known()));
    private final Supplier<UsageView> lately =
            Suppliers.memoize(() -> new UsageView(report.of(known(), CHART_DAYS), messages, viewer));

    /**
     * Falls back to the first application where none, or none that there is, was asked for; to none where a form was sent,
     * for it is about the one that its page showed.
     */
    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, messages);
        String wanted = parameters.text("application").orElse(null);
        if (wanted != null && applications.find(wanted).isPresent()) {
            application = wanted;
        } else {
            application = request.getMethod().equals("POST")
                    ? null
                    : applications.names().stream().findFirst().orElse(null);
            if (wanted != null) {
                parameters.unknown("application", wanted);
            }
        }
        filters = new SeatFilters(parameters);
        order = new ListOrder<>(parameters, Order.HOLDER, Order.values(), LATEST_FIRST);
        List<String> all = Arrays.stream(SeatColumn.values())
                .filter(column -> column != SeatColumn.HOLDER)
                .map(SeatColumn::word)
                .toList();
        columns = new ShownColumns(
                "seats",
                all,
                all.stream().filter(key -> !MORE_COLUMNS.contains(key)).toList(),
                request,
                cookies);
        begin(order.in(filters.in(new ListAddress("seats.xhtml").with("application", application))));
    }

    /** What the address asks for. */
    SeatQuery query() {
        return query(clock.instant());
    }

    /** The same as of then: who has been idle for some days by that time. */
    SeatQuery query(Instant now) {
        return filters.query(now, order.by(), order.reversed());
    }

    @Override
    protected Rows<Seat> rows(ListAddress list) {
        SeatQuery query = query();
        String name = application;
        return name == null
                ? Rows.of(list, new ListParameters(request, messages), 0, (offset, limit) -> List.of())
                : Rows.keyed(
                        list,
                        new ListParameters(request, messages),
                        seats.found(name, query),
                        (place, limit) -> seats.page(name, query, place, limit));
    }

    /** What the filters find, all of it, as a file with the columns that are shown. */
    public StreamedContent file(Format format) {
        String name = application == null ? "" : application;
        return files.now(name, request(name, format));
    }

    /** Has the same file, as a CSV, made in the background. */
    @Changing
    public @Nullable String later() {
        return application == null ? null : files.later(application, request(application, Format.CSV));
    }

    private ExportRequest request(String name, Format format) {
        List<SeatColumn> shown = Arrays.stream(SeatColumn.values())
                .filter(column -> column == SeatColumn.HOLDER || columns.shows(column.word()))
                .toList();
        return ExportRequest.ofSeats(
                name,
                query(),
                shown,
                column -> messages.text("seats.column." + column.word()),
                format,
                ZoneId.of(viewer.getZone()));
    }

    /** "Licenses consumed: N of M". */
    public String getConsumption() {
        return application == null ? "" : new Consumption(consumed.get()).text(messages);
    }

    /** Consumption of the last 90 days; null where there is no application. */
    public @Nullable UsageView getUsage() {
        return application == null ? null : lately.get();
    }

    private String known() {
        return Objects.requireNonNull(application);
    }

    /** How many filters narrow it. */
    public int getActive() {
        return getAddress().count(SeatFilters.NAMES);
    }

    public @Nullable String getApplication() {
        return application;
    }

    public SeatFilters getFilters() {
        return filters;
    }

    public ListOrder<Order> getOrder() {
        return order;
    }

    public ShownColumns getColumns() {
        return columns;
    }
}
