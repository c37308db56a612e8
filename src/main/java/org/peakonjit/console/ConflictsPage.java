package org.peakonjit.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictExport;
import org.peakonjit.administration.conflicts.ConflictFilter;
import org.peakonjit.administration.conflicts.ConflictList;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.json.EnumNames;
import org.peakonjit.license.Claim.Kind;
import org.peakonjit.license.Seat;
import org.peakonjit.license.Seats;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.StreamedContent;

/** People who came with somebody else's address or account: filtered by what the address says, paged in the database. */
@Named
@ViewScoped
public class ConflictsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** In the address: in whatever state. */
    private static final String ALL = "all";

    @Inject
    transient Applications applications;

    @Inject
    transient ConflictList list;

    @Inject
    transient ConflictExport export;

    @Inject
    transient Seats seats;

    @Inject
    transient DecisionForm decision;

    @Inject
    transient ManyDecisions many;

    @Inject
    transient Messages messages;

    /** By name as in the address: application, kind, state, q. */
    private final Map<String, String> filters = new HashMap<>();

    @Nullable
    private String decide;

    private List<ConflictLine> selected = List.of();
    private final transient Rows rows = new Rows();

    /** Conflicts of the database, a page at a time. */
    private final class Rows extends LazyPages<ConflictLine> {

        private static final long serialVersionUID = 1L;

        @Override
        protected long countAll() {
            return list.count(query());
        }

        @Override
        protected List<ConflictLine> page(int offset, int limit) {
            return list.page(query(), offset, limit).stream()
                    .map(ConflictsPage.this::row)
                    .toList();
        }

        @Override
        public String getRowKey(ConflictLine row) {
            return row.getKey();
        }

        @Override
        public @Nullable ConflictLine getRowData(String key) {
            return find(key).map(ConflictsPage.this::row).orElse(null);
        }
    }

    ConflictLine row(Conflict conflict) {
        Optional<Seat> seat =
                seats.find(conflict.application(), conflict.claim().seat());
        return new ConflictLine(conflict, seat.orElse(null));
    }

    private Optional<Conflict> find(String key) {
        String[] parts = key.split("/", 2);
        try {
            return parts.length == 2 ? list.find(parts[0], UUID.fromString(parts[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the filters ask for. */
    ConflictQuery query() {
        return new ConflictQuery(
                ReportFilters.words(filters.get("application")),
                ALL.equals(filters.get("state"))
                        ? Optional.empty()
                        : ConflictFilter.named(State.values(), filters.get("state"))
                                .or(() -> Optional.of(State.OPEN)),
                ConflictFilter.named(Kind.values(), filters.get("kind")),
                ReportFilters.words(filters.get("q")));
    }

    /** Begins to decide the conflict that the address names. */
    public void open() {
        if (decide == null) {
            return;
        }
        Optional<Conflict> wanted = find(decide).filter(conflict -> conflict.state() == State.OPEN);
        if (wanted.isPresent()) {
            decision.begin(wanted.get());
        } else {
            messages.wrong("decision.closed");
        }
    }

    /** Shows what the filters find, under an address of its own. */
    public String find() {
        decide = null;
        return Navigation.redirectTo("conflicts.xhtml") + "&includeViewParams=true";
    }

    /** Begins to decide those that are selected. */
    public void decideSelected() {
        decide(selected.stream()
                .filter(ConflictLine::isOpen)
                .map(ConflictLine::conflict)
                .toList());
    }

    /** Begins to decide all that the filters find. */
    public void decideAll() {
        List<Conflict> some = list.page(query(), 0, 2);
        if (some.size() < 2) {
            decide(some);
        } else {
            decision.leave();
            many.begin(query());
        }
    }

    private void decide(List<Conflict> conflicts) {
        decision.leave();
        many.leave();
        if (conflicts.isEmpty()) {
            messages.wrong("conflicts.none-selected");
        } else if (conflicts.size() == 1) {
            decision.begin(conflicts.get(0));
        } else {
            many.begin(conflicts);
        }
    }

    /** What the filters find, as a file. */
    public StreamedContent getFile() {
        ConflictQuery query = query();
        return DefaultStreamedContent.builder()
                .name("conflicts.csv")
                .contentType(ConflictExport.MEDIA_TYPE)
                .writer(out -> {
                    try {
                        export.write(query, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .build();
    }

    /** How many conflicts the filters find. */
    public long getFound() {
        return rows.countAll();
    }

    /** Whether those that are shown wait for a decision. */
    public boolean isShowingOpen() {
        return query().state().filter(State.OPEN::equals).isPresent();
    }

    /** Whether the table has to say of which application each is. */
    public boolean isOfSeveral() {
        return query().application().isEmpty() && getNames().size() > 1;
    }

    /** The states as the address names them. */
    public List<String> getStates() {
        return Arrays.stream(State.values()).map(EnumNames::of).toList();
    }

    /** The kinds as the address names them. */
    public List<String> getKinds() {
        return Arrays.stream(Kind.values()).map(EnumNames::of).toList();
    }

    /** All applications' names. */
    public List<String> getNames() {
        return applications.all().stream().map(Application::name).toList();
    }

    public LazyDataModel<ConflictLine> getRows() {
        return rows;
    }

    /** Open ones where the address names no state. */
    public Map<String, String> getFilters() {
        filters.putIfAbsent("state", EnumNames.of(State.OPEN));
        return filters;
    }

    public @Nullable String getDecide() {
        return decide;
    }

    public void setDecide(@Nullable String decide) {
        this.decide = decide;
    }

    public List<ConflictLine> getSelected() {
        return selected;
    }

    public void setSelected(@Nullable List<ConflictLine> selected) {
        this.selected = selected == null ? List.of() : selected;
    }
}
