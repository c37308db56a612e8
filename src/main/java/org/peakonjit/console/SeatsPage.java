package org.peakonjit.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.seats.SeatReleasing;
import org.peakonjit.administration.seats.SeatReleasing.Release;
import org.peakonjit.administration.seats.SeatReleasing.Release.Kept;
import org.peakonjit.administration.seats.SeatReleasing.Release.Released;
import org.peakonjit.administration.seats.UsageReport;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.SeatState;
import org.peakonjit.license.Seats;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;
import org.primefaces.model.LazyDataModel;

/** The ledger of one application: searched, filtered, sorted and paged in the database. */
@Named
@ViewScoped
public class SeatsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int CHART_DAYS = 90;

    @Inject
    transient Applications applications;

    @Inject
    transient Seats seats;

    @Inject
    transient SeatReleasing releasing;

    @Inject
    transient UsageReport usage;

    @Inject
    transient Clock clock;

    @Inject
    transient Messages messages;

    @Inject
    transient Viewer viewer;

    @Nullable
    private String application;

    @Nullable
    private String text;

    @Nullable
    private SeatState state;

    @Nullable
    private SeatOrigin origin;

    @Nullable
    private Integer idleDays;

    private SeatQuery.Order order = SeatQuery.Order.HOLDER;
    private AccountFate fate = AccountFate.KEEP;
    private List<Seat> selected = List.of();
    private final transient Ledger ledger = new Ledger();

    /** Seats of the database, a page at a time. */
    private final class Ledger extends LazyPages<Seat> {

        private static final long serialVersionUID = 1L;

        @Override
        protected long countAll() {
            return application == null ? 0 : seats.count(application, query());
        }

        @Override
        protected List<Seat> page(int offset, int limit) {
            return application == null ? List.of() : seats.page(application, query(), offset, limit);
        }

        @Override
        public String getRowKey(Seat seat) {
            return seat.id().toString();
        }

        @Override
        public @Nullable Seat getRowData(String key) {
            return application == null
                    ? null
                    : seats.find(application, UUID.fromString(key)).orElse(null);
        }
    }

    /** What the filters ask for. */
    SeatQuery query() {
        return new SeatQuery(
                ReportFilters.words(text),
                Optional.ofNullable(state),
                Optional.ofNullable(origin),
                Optional.empty(),
                Optional.ofNullable(idleDays).map(days -> clock.instant().minus(Duration.ofDays(days))),
                order);
    }

    /** How many seats the filters find. */
    public long getFound() {
        return ledger.countAll();
    }

    /** Falls back to the first application where none, or none that there is, was asked for. */
    public void open() {
        if (application == null || applications.find(application).isEmpty()) {
            application = getNames().stream().findFirst().orElse(null);
        }
    }

    /** Shows what the filters find. */
    public void find() {
        selected = List.of();
    }

    /** Releases the selected seats; each whose account Peakon does not change is kept, and named. */
    @Changing
    public void release() {
        Optional<Application> current = Optional.ofNullable(application).flatMap(applications::find);
        if (current.isEmpty() || selected.isEmpty()) {
            messages.wrong("seats.none-selected");
            return;
        }
        int released = 0;
        for (Seat seat : selected) {
            Release result = releasing.release(viewer.administrator().name(), current.get(), seat, fate);
            if (result instanceof Released) {
                released++;
            } else if (result instanceof Kept kept) {
                messages.wrong(
                        "seats.kept",
                        seat.address(),
                        messages.fault(kept.failure().fault()));
            }
        }
        messages.done("seats.released", released);
        selected = List.of();
    }

    /** "Licenses consumed: N of M". */
    public String getConsumption() {
        return application == null ? "" : new Consumption(seats.usage(application)).text(messages);
    }

    /** Consumption of the last 90 days with the limit, for the chart; empty where there is nothing to draw yet. */
    public String getChart() {
        return application == null ? "" : UsageChart.of(usage.of(application, CHART_DAYS), messages, viewer);
    }

    /** When the limit will be reached, in words; empty where it is already, or is not to be expected. */
    public String getForecast() {
        return application == null || !seats.usage(application).hasSeatLeft()
                ? ""
                : usage.of(application, CHART_DAYS)
                        .limitReached()
                        .map(day -> messages.text("seats.forecast", viewer.day(day)))
                        .orElse("");
    }

    /** All applications' names. */
    public List<String> getNames() {
        return applications.all().stream().map(Application::name).toList();
    }

    public LazyDataModel<Seat> getLedger() {
        return ledger;
    }

    public @Nullable String getApplication() {
        return application;
    }

    public void setApplication(@Nullable String application) {
        this.application = application;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public @Nullable SeatState getState() {
        return state;
    }

    public void setState(@Nullable SeatState state) {
        this.state = state;
    }

    public @Nullable SeatOrigin getOrigin() {
        return origin;
    }

    public void setOrigin(@Nullable SeatOrigin origin) {
        this.origin = origin;
    }

    public @Nullable Integer getIdleDays() {
        return idleDays;
    }

    public void setIdleDays(@Nullable Integer idleDays) {
        this.idleDays = idleDays;
    }

    public SeatQuery.Order getOrder() {
        return order;
    }

    public void setOrder(SeatQuery.Order order) {
        this.order = order;
    }

    public AccountFate getFate() {
        return fate;
    }

    public void setFate(AccountFate fate) {
        this.fate = fate;
    }

    public List<Seat> getSelected() {
        return selected;
    }

    public void setSelected(@Nullable List<Seat> selected) {
        this.selected = selected == null ? List.of() : selected;
    }
}
