package org.peakonjit.console.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.people.AccountReading;
import org.peakonjit.administration.people.PersonPrivacy;
import org.peakonjit.administration.people.PersonPrivacy.Erasure;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.Erased;
import org.peakonjit.administration.people.PersonPrivacy.Erasure.HoldsSeat;
import org.peakonjit.administration.people.SendingAgain;
import org.peakonjit.administration.people.SendingAgain.When;
import org.peakonjit.administration.seats.SeatReleasing;
import org.peakonjit.administration.seats.SeatReleasing.Release;
import org.peakonjit.administration.seats.SeatReleasing.Release.Kept;
import org.peakonjit.administration.seats.SeatReleasing.Release.Released;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.console.policies.ApplicationTitles;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.LookUp.Failed;
import org.peakonjit.provisioning.result.LookUp.Found;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** What an administrator does about a person: releases their seat, has Peakon told again, looks at their account. */
@Model
public class PersonActions {

    @Inject
    Applications applications;

    @Inject
    ApplicationTitles titles;

    @Inject
    Seats seats;

    @Inject
    SeatReleasing releasing;

    @Inject
    SendingAgain sending;

    @Inject
    PersonPrivacy privacy;

    @Inject
    AccountReading reading;

    @Inject
    HttpServletRequest request;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    private AccountFate fate = AccountFate.KEEP;
    private @Nullable UUID asked;
    private @Nullable LookUp answer;

    /** A seat with its application, if there still are both. */
    private record Place(Application application, Seat seat) {}

    private Optional<Place> place(String application, UUID seat) {
        Optional<Place> place = applications
                .find(application)
                .flatMap(one -> seats.find(application, seat).map(held -> new Place(one, held)));
        if (place.isEmpty()) {
            messages.wrong("person.gone");
        }
        return place;
    }

    /** The one that the sent form names: another may stand in its place by now. */
    private Optional<Place> sent() {
        String application = ListParameters.printable(request.getParameter("application"));
        Optional<UUID> seat = Shapes.id(request.getParameter("seat"));
        if (application == null || seat.isEmpty()) {
            messages.wrong("person.gone");
            return Optional.empty();
        }
        return place(application, seat.get());
    }

    /** Releases the seat, or says why it is kept. */
    @Changing
    public String release(String application, UUID seat) {
        return place(application, seat)
                .map(place -> {
                    String actor = viewer.actor();
                    Release result = releasing.release(actor, place.application(), place.seat(), fate);
                    if (result instanceof Kept kept) {
                        messages.wrong("seats.kept", place.seat().address(), messages.fault(kept.why()));
                    } else if (result instanceof Released) {
                        messages.done("person.released", place.application().title());
                    } else {
                        messages.wrong("person.gone");
                    }
                    return back(place.seat());
                })
                .orElse("");
    }

    /** Has Peakon told again what it should have. */
    @Changing
    public String sendAgain() {
        return sent().map(place -> {
                    When when = sending.of(viewer.actor(), place.seat());
                    messages.done(when == When.NOW ? "person.sent.now" : "person.sent.later");
                    return back(place.seat());
                })
                .orElse("");
    }

    /** Forgets somebody who holds no seat. */
    @Changing
    public String erase(String address) {
        Erasure erasure = privacy.erase(viewer.actor(), address);
        if (erasure instanceof HoldsSeat holds) {
            messages.wrong("person.erase.seat", called(holds.applications()));
            return "";
        }
        messages.done("person.erased", ((Erased) erasure).token());
        messages.keep();
        return Navigation.redirectTo("seats.xhtml");
    }

    private String called(List<String> names) {
        return names.stream().map(titles::of).collect(Collectors.joining(", "));
    }

    private String back(Seat seat) {
        messages.keep();
        return Navigation.redirectTo(
                "person.xhtml?person=" + URLEncoder.encode(seat.address(), StandardCharsets.UTF_8));
    }

    /** Asks Peakon what it has of the seat's holder. */
    @Changing
    public void read() {
        sent().ifPresent(place -> {
            asked = place.seat().id();
            answer = reading.of(place.application(), place.seat());
        });
    }

    /** Whether Peakon was asked about that seat now. */
    public boolean isAsked(UUID seat) {
        return seat.equals(asked);
    }

    /** The account that Peakon has; null where it has none, or did not say. */
    public @Nullable PeakonAccount getAccount() {
        return answer instanceof Found found ? found.account() : null;
    }

    /** All of it, indented. */
    public String getResource() {
        PeakonAccount account = getAccount();
        return account == null
                ? ""
                : account.resource().map(ObjectNode::toPrettyString).orElse("");
    }

    /** Why there is none to show, in words. */
    public String getTrouble() {
        return answer instanceof Failed failed
                ? messages.fault(failed.failure().fault())
                : messages.text("person.peakon.absent");
    }

    public AccountFate getFate() {
        return fate;
    }

    public void setFate(AccountFate fate) {
        this.fate = fate;
    }
}
