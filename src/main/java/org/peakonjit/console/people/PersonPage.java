package org.peakonjit.console.people;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Difference;
import org.peakonjit.administration.people.PersonFile;
import org.peakonjit.administration.people.PersonFile.Held;
import org.peakonjit.administration.people.PersonFiles;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.console.form.FieldLabels;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.list.ReportFilters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.seat.Seat;

/**
 * All there is of a person, also of one without a seat: asked for by {@code person}, an address, or by
 * {@code application} and {@code seat}.
 */
@Model
public class PersonPage {

    private static final int ROWS = 25;

    @Inject
    HttpServletRequest request;

    @Inject
    PersonFiles files;

    @Inject
    AuditTrail trail;

    @Inject
    Messages messages;

    @Inject
    FieldLabels labels;

    private final Supplier<PersonFile> file = Suppliers.memoize(() -> files.of(asked()));
    private final Supplier<Long> signIns = Suppliers.memoize(() -> trail.count(about(Kind.SIGN_ON)));
    private final Supplier<List<AuditEntry>> entries =
            Suppliers.memoize(() -> trail.page(about(Kind.SIGN_ON), (getPage() - 1) * ROWS, ROWS));
    private final Supplier<List<AuditEntry>> changes =
            Suppliers.memoize(() -> trail.page(about(Kind.ADMINISTRATION), 0, ROWS));

    /** The address asked for, or of whose seat is asked for; empty where neither is. */
    public String getAddress() {
        return getFile().address();
    }

    /** The same, to stand in an address. */
    public String getEncoded() {
        return URLEncoder.encode(getAddress(), StandardCharsets.UTF_8);
    }

    /** The same, to stand in a path. */
    public String getEncodedInPath() {
        return getEncoded().replace("+", "%20");
    }

    public PersonFile getFile() {
        return file.get();
    }

    private String asked() {
        String application = ListParameters.printable(request.getParameter("application"));
        Optional<UUID> seat = Shapes.id(request.getParameter("seat"));
        Optional<String> person = ReportFilters.words(request.getParameter("person"));
        return person.or(() ->
                        application == null ? Optional.empty() : seat.flatMap(one -> files.holderOf(application, one)))
                .orElse("");
    }

    private AuditQuery about(Kind kind) {
        return AuditQuery.about(kind, getAddress());
    }

    public boolean isKnown() {
        PersonFile one = getFile();
        return !one.held().isEmpty()
                || !one.former().isEmpty()
                || !one.conflicts().isEmpty()
                || getSignIns() > 0
                || !getChanges().isEmpty();
    }

    /** The seat that is asked to be released; null where none is. */
    public @Nullable Seat getLeaving() {
        Optional<UUID> asked = Shapes.id(request.getParameter("release"));
        return getFile().held().stream()
                .map(Held::seat)
                .filter(seat -> asked.filter(seat.id()::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    /** Whether it is asked to erase them, and they hold no seat. */
    public boolean isLeavingForGood() {
        return request.getParameter("erase") != null && getFile().held().isEmpty();
    }

    public long getSignIns() {
        return signIns.get();
    }

    /** A page of their sign-ins, latest first. */
    public List<AuditEntry> getEntries() {
        return entries.get();
    }

    /** The number of the page, from 1. */
    public int getPage() {
        String asked = request.getParameter("page");
        int page = asked != null && asked.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(asked) : 1;
        return Math.min(page, getPages());
    }

    public int getPages() {
        return (int) Math.max(1, (getSignIns() + ROWS - 1) / ROWS);
    }

    /** "1–25 of 40". */
    public String getShown() {
        long first = (getPage() - 1L) * ROWS + 1;
        return messages.text("person.shown", first, Math.min(first + ROWS - 1, getSignIns()), getSignIns());
    }

    /** What administrators and the product itself did to them, the latest of it. */
    public List<AuditEntry> getChanges() {
        return changes.get();
    }

    /** The fields that a change made different, in the words of the forms. */
    public List<Difference.Line> difference(AuditEntry entry) {
        return labels.difference(entry);
    }

    /** Whether the person came with what is somebody else's, and not the other way round. */
    public boolean isClaimant(Conflict conflict) {
        return conflict.claim().claimant().address().equals(getAddress());
    }

    /** The application that they tried last; empty where they never did. */
    public String getTried() {
        return getEntries().stream()
                .map(AuditEntry::application)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
