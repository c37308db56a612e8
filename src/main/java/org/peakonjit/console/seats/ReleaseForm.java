package org.peakonjit.console.seats;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.administration.seats.ReleaseRequest;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatQuery.Matching;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/**
 * The release of the seats that are ticked, or of all that the list finds: first it names them, then it begins the job.
 * All it knows travels with its form, so that it is about what the page shows, whatever else is open.
 */
@Model
public class ReleaseForm {

    private static final int NAMED = 2;

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    SeatsPage ledger;

    @Inject
    JobRequests jobs;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    private boolean asking;
    private boolean all;
    private @Nullable String until;
    private @Nullable Matching matching;
    private @Nullable String picked;
    private long number;
    private List<String> first = List.of();
    private @Nullable String typed;
    private AccountFate fate = AccountFate.KEEP;

    /** Its components are there for their answer, too. */
    @PostConstruct
    void read() {
        asking = request.getParameter("release") != null;
        all = Boolean.parseBoolean(request.getParameter("release:of-all"));
    }

    /** Asks about those that are ticked. */
    @Changing
    public void ask() {
        all = false;
        String[] ticked = request.getParameterValues("seat");
        picked = ticked == null ? "" : String.join(",", ticked);
        count();
        if (number == 0) {
            asking = false;
            messages.wrong(ticked == null ? "seats.none-selected" : "release.nothing");
        }
    }

    /** Asks about all that the list finds. */
    @Changing
    public void askAll() {
        all = true;
        until = clock.instant().toString();
        count();
        if (number == 0) {
            asking = false;
            messages.wrong("release.nothing");
        }
    }

    /** Counts and names those that it is about, as they are now. */
    private void count() {
        asking = true;
        String application = ledger.getApplication();
        if (application == null) {
            number = 0;
        } else if (all) {
            SeatQuery query = query(application);
            number = seats.count(application, query);
            first = seats.page(application, query, 0, NAMED + 1).stream()
                    .map(Seat::address)
                    .toList();
        } else {
            List<Seat> found = ids().stream()
                    .flatMap(id -> seats.find(application, id).stream())
                    .toList();
            number = found.size();
            first = found.stream().limit(NAMED + 1L).map(Seat::address).toList();
        }
    }

    /** What the list finds, with its text where it was when it was asked about. */
    private SeatQuery query(String application) {
        SeatQuery asked = ledger.query(instant()).asOf(instant());
        SeatQuery query = seats.pinned(application, matching == null ? asked : asked.with(matching));
        matching = query.matching().orElse(null);
        return query;
    }

    private Instant instant() {
        try {
            return until == null || until.isEmpty() ? clock.instant() : Instant.parse(until);
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    private List<UUID> ids() {
        return Arrays.stream((picked == null ? "" : picked).split(","))
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
    }

    /** Begins to release them; of all that the list finds, their number has to be typed. */
    @Changing
    public @Nullable String release() {
        count();
        Optional<Application> application =
                Optional.ofNullable(ledger.getApplication()).flatMap(applications::find);
        if (application.isEmpty() || number == 0) {
            asking = false;
            messages.wrong("release.nothing");
            return null;
        }
        if (all && !Long.toString(number).equals(typed == null ? "" : typed.strip())) {
            messages.wrongAt("release:typed", messages.text("release.wrong-number", number));
            return null;
        }
        ReleaseRequest wanted = all
                ? ReleaseRequest.of(query(application.get().name()), instant(), fate)
                : ReleaseRequest.of(ids(), clock.instant(), fate);
        Begun begun = jobs.ask(Job.Kind.BULK_RELEASE, application.get().name(), viewer.actor(), number, wanted);
        return Navigation.redirectTo(begun, messages);
    }

    /** Whether it asks, or its answer has just come. */
    public boolean isAsking() {
        return asking;
    }

    /** "Release 12 seats". */
    public String getVerb() {
        return messages.text("release.verb", number);
    }

    /** "Ada@… and 11 more", as far as there are more. */
    public String getWhom() {
        if (number <= NAMED + 1) {
            return String.join(", ", first);
        }
        return messages.text("release.more", String.join(", ", first.subList(0, NAMED)), number - NAMED);
    }

    public long getNumber() {
        return number;
    }

    public boolean isAll() {
        return all;
    }

    public void setAll(boolean all) {
        this.all = all;
    }

    public @Nullable String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    /** Where in an address the text of the list is; null until it was asked about. */
    public @Nullable Matching getMatching() {
        return matching;
    }

    public void setMatching(@Nullable Matching matching) {
        this.matching = matching;
    }

    /** Those that were ticked, with commas between them. */
    public @Nullable String getPicked() {
        return picked;
    }

    public void setPicked(@Nullable String picked) {
        this.picked = picked;
    }

    public @Nullable String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed;
    }

    public AccountFate getFate() {
        return fate;
    }

    public void setFate(AccountFate fate) {
        this.fate = fate;
    }
}
