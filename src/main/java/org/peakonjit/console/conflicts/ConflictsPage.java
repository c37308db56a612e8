package org.peakonjit.console.conflicts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.conflicts.ConflictExport;
import org.peakonjit.administration.conflicts.ConflictList;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.ListPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.page.Download;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.json.EnumNames;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.person.Claim.Kind;
import org.peakonjit.license.person.PeopleIndex;
import org.peakonjit.license.seat.Seat;
import org.primefaces.model.StreamedContent;

/** People who came with somebody else's address or account: filtered by what the address says, paged in the database. */
@Model
public class ConflictsPage extends ListPage<ConflictLine> {

    /** In the address: in whatever state. */
    private static final String ALL = "all";

    @Inject
    Applications applications;

    @Inject
    ConflictList list;

    @Inject
    ConflictExport export;

    @Inject
    PeopleIndex people;

    @Inject
    DecisionForm decision;

    @Inject
    ManyDecisions many;

    @Inject
    Messages messages;

    @Inject
    HttpServletRequest request;

    private Optional<String> application = Optional.empty();
    private Optional<Kind> kind = Optional.empty();
    private Optional<String> text = Optional.empty();
    /** Empty = whichever. */
    private Optional<State> state = Optional.empty();

    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, messages);
        application = parameters.text("application");
        kind = parameters.one("kind", Kind.values());
        text = parameters.text("q");
        boolean whichever = parameters.text("state").filter(ALL::equals).isPresent();
        state = whichever
                ? Optional.empty()
                : parameters.one("state", State.values()).or(() -> Optional.of(State.OPEN));
        begin(new ListAddress("conflicts.xhtml")
                .with("application", getApplication())
                .with("kind", getKind())
                .with("q", getText())
                .with("state", state.equals(Optional.of(State.OPEN)) ? null : getState()));
    }

    @Override
    protected Rows<ConflictLine> rows(ListAddress address) {
        ConflictQuery query = query();
        return Rows.of(
                address,
                new ListParameters(request, messages),
                list.count(query),
                (offset, limit) -> lines(list.page(query, offset, limit)));
    }

    /** With the seats that there still are, all of them by one query. */
    List<ConflictLine> lines(List<Conflict> conflicts) {
        Map<UUID, Seat> held = people
                .find(conflicts.stream().map(one -> one.claim().seat()).toList())
                .stream()
                .collect(Collectors.toMap(Seat::id, Function.identity()));
        return conflicts.stream()
                .map(one -> new ConflictLine(one, held.get(one.claim().seat())))
                .toList();
    }

    private Optional<Conflict> find(String key) {
        String[] parts = Shapes.line(key).split("/", 2);
        return parts.length == 2 ? Shapes.id(parts[1]).flatMap(id -> list.find(parts[0], id)) : Optional.empty();
    }

    /** What the address asks for. */
    ConflictQuery query() {
        return new ConflictQuery(application, state, kind, text);
    }

    /** Begins to decide the conflict that the address names. */
    @Override
    public void open() {
        super.open();
        Optional<String> decide = Optional.ofNullable(request.getParameter("decide"));
        if (decide.isPresent()) {
            decide.flatMap(this::find)
                    .filter(conflict -> conflict.state() == State.OPEN)
                    .ifPresentOrElse(decision::begin, () -> messages.wrong("decision.closed"));
        }
    }

    /** Leads back to the list as it was. */
    @Nullable
    String list() {
        Navigation.goExactly(getAddress().toString());
        return null;
    }

    public void decideSelected() {
        String[] ticked = request.getParameterValues("conflict");
        List<Conflict> open = Arrays.stream(ticked == null ? new String[0] : ticked)
                .flatMap(key -> find(key).stream())
                .filter(conflict -> conflict.state() == State.OPEN)
                .toList();
        decide(open, ticked == null ? "conflicts.none-selected" : "conflicts.closed");
    }

    /** Begins to decide all that the filters find. */
    public void decideAll() {
        List<Conflict> some = list.page(query(), 0, 2);
        if (some.size() < 2) {
            decide(some, "conflicts.empty");
        } else {
            decision.leave();
            many.begin(query());
        }
    }

    private void decide(List<Conflict> conflicts, String none) {
        decision.leave();
        many.leave();
        if (conflicts.isEmpty()) {
            messages.wrong(none);
        } else if (conflicts.size() == 1) {
            decision.begin(conflicts.get(0));
        } else {
            many.begin(conflicts);
        }
    }

    /** What the filters find, as a file. */
    public StreamedContent getFile() {
        ConflictQuery query = query();
        return Download.file("conflicts.csv", ConflictExport.MEDIA_TYPE, out -> export.write(query, out));
    }

    /** Whether those that are shown wait for a decision. */
    public boolean isShowingOpen() {
        return state.filter(State.OPEN::equals).isPresent();
    }

    /** Whether the table has to say of which application each is. */
    public boolean isOfSeveral() {
        return application.isEmpty() && applications.names().size() > 1;
    }

    /** The states as the address names them. */
    public List<String> getStates() {
        return Arrays.stream(State.values()).map(EnumNames::of).toList();
    }

    /** The kinds as the address names them. */
    public List<String> getKinds() {
        return Arrays.stream(Kind.values()).map(EnumNames::of).toList();
    }

    /** How many filters narrow it. */
    public int getActive() {
        return getAddress().count(List.of("application", "kind", "q", "state"));
    }

    /** Where the conflict of that key is decided. */
    public String decide(String key) {
        return getAddress().with("decide", key).toString();
    }

    public @Nullable String getApplication() {
        return application.orElse(null);
    }

    public @Nullable String getKind() {
        return kind.map(EnumNames::of).orElse(null);
    }

    public @Nullable String getText() {
        return text.orElse(null);
    }

    public String getState() {
        return state.map(EnumNames::of).orElse(ALL);
    }
}
