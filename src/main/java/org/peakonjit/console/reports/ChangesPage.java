package org.peakonjit.console.reports;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Difference;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.Order;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.console.form.FieldLabels;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.list.ChosenPeriod;
import org.peakonjit.console.list.ExportFiles;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.ListOrder;
import org.peakonjit.console.list.ListPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.primefaces.model.StreamedContent;

/** What administrators changed, with each field before and after. Its address says which changes. */
@Model
public class ChangesPage extends ListPage<AuditEntry> {

    private static final List<AuditColumn> COLUMNS =
            List.of(AuditColumn.ACTOR, AuditColumn.OUTCOME, AuditColumn.OBJECT, AuditColumn.BEFORE, AuditColumn.AFTER);
    private static final List<String> FILTERS = List.of("period", "action", "person");
    private static final Order[] ORDERS = {Order.LATEST, Order.OUTCOME};

    @Inject
    AuditTrail trail;

    @Inject
    ExportFiles files;

    @Inject
    Clock clock;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    @Inject
    FieldLabels labels;

    @Inject
    HttpServletRequest request;

    private ChosenPeriod period;
    private ListOrder<Order> order;
    private Optional<String> action = Optional.empty();
    private Optional<String> person = Optional.empty();

    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, messages);
        period = new ChosenPeriod(parameters);
        action = parameters.one("action", getActions());
        person = parameters.text("person");
        order = new ListOrder<>(parameters, Order.LATEST, ORDERS, List.of(Order.LATEST));
        begin(order.in(period.in(new ListAddress("changes.xhtml"))
                .with("action", action.orElse(null))
                .with("person", person.orElse(null))));
    }

    private AuditQuery query() {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(viewer.getZone());
        return new AuditQuery(
                Optional.of(Kind.ADMINISTRATION),
                period.from(now, zone),
                period.until(now, zone),
                Optional.empty(),
                action,
                person,
                SignOns.ALL,
                order.by(),
                order.reversed());
    }

    @Override
    protected Rows<AuditEntry> rows(ListAddress list) {
        AuditQuery query = query();
        return Rows.keyed(
                list,
                new ListParameters(request, messages),
                trail.found(query),
                (place, limit) -> trail.page(query, place, limit));
    }

    /** The fields that the change made different, in the words of the forms. */
    public List<Difference.Line> difference(AuditEntry entry) {
        return labels.difference(entry);
    }

    public List<String> getActions() {
        return Arrays.stream(AdministrativeAction.values())
                .map(AdministrativeAction::code)
                .toList();
    }

    /** What the filters find, as a file. */
    public StreamedContent file(Format format) {
        return files.now(null, request(format));
    }

    /** Has the same file, as a CSV, made in the background. */
    @Changing
    public String later() {
        return files.later(null, request(Format.CSV));
    }

    private ExportRequest request(Format format) {
        return ExportRequest.ofAudit("changes", query(), COLUMNS, this::title, format, ZoneId.of(viewer.getZone()));
    }

    private String title(AuditColumn column) {
        return messages.text(column == AuditColumn.OUTCOME ? "trail.action" : "column." + column.word());
    }

    /** How many filters narrow it. */
    public int getActive() {
        return getAddress().count(FILTERS);
    }

    public ChosenPeriod getPeriod() {
        return period;
    }

    public ListOrder<Order> getOrder() {
        return order;
    }

    public @Nullable String getAction() {
        return action.orElse(null);
    }

    public @Nullable String getPerson() {
        return person.orElse(null);
    }
}
