package org.peakonjit.administration.simulation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.simulation.Simulation.Draft;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.simulation.Simulation.Verdict;
import org.peakonjit.application.Application;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.Arrival;
import org.peakonjit.signon.EntryRule;
import org.peakonjit.signon.Plan;
import org.peakonjit.signon.Planner;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.subject.Person;

/**
 * People who signed in lately, and what their next sign-on would come to. Their attributes are not kept: it is worked
 * out from their last line in the audit, their seat, a change of theirs that still waits to be sent, and their account
 * at Peakon.
 */
@Singleton
public class RecentPeople {

    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 10;

    private final AuditTrail trail;
    private final Seats seats;
    private final PendingUpdates pendingUpdates;
    private final Planner planner;
    private final Simulation simulation;

    @Inject
    public RecentPeople(
            AuditTrail trail, Seats seats, PendingUpdates pendingUpdates, Planner planner, Simulation simulation) {
        this.trail = trail;
        this.seats = seats;
        this.pendingUpdates = pendingUpdates;
        this.planner = planner;
        this.simulation = simulation;
    }

    /**
     * What is known of somebody, and what follows from it.
     *
     * @param last their last sign-on at the application; null where there was none
     * @param changeWaits whether a change of theirs waits to be sent to Peakon
     */
    public record Recent(String person, @Nullable AuditEntry last, boolean changeWaits, Result result) {}

    /** People of the application whose name has {@code text} in it: the latest first, then holders of seats. */
    public List<String> named(String application, String text) {
        Optional<String> part = Optional.of(Shapes.line(text).strip()).filter(one -> !one.isEmpty());
        Stream<String> lately = trail.page(signOns(application, part), 0, LOOKED_AT).stream()
                .map(AuditEntry::person)
                .filter(Objects::nonNull);
        Stream<String> holders = seats
                .page(
                        application,
                        new SeatQuery(part, Optional.empty(), Optional.empty(), SeatQuery.Order.LAST_SIGN_IN),
                        0,
                        SHOWN)
                .stream()
                .map(Seat::address);
        return Stream.concat(lately, holders)
                .filter(one -> one.contains("@"))
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    /**
     * Not to be called in a transaction; only GETs go out.
     *
     * @param name an address, in whatever spelling
     * @return empty where nobody of that name signed in or holds a seat, as where it is only a part of one
     */
    public Optional<Recent> simulate(Application application, String name) {
        return simulateCalled(application, name)
                .or(() -> EmailAddress.of(name)
                        .map(EmailAddress::value)
                        .filter(address -> !address.equals(name))
                        .flatMap(address -> simulateCalled(application, address)));
    }

    private Optional<Recent> simulateCalled(Application application, String person) {
        if (!person.contains("@") || !Shapes.isLine(person)) {
            return Optional.empty();
        }
        @Nullable
        AuditEntry last = trail.page(AuditQuery.about(Kind.SIGN_ON, person), 0, LOOKED_AT).stream()
                .filter(entry -> application.name().equals(entry.application()))
                .findFirst()
                .orElse(null);
        Optional<Seat> seat = seats.at(application.name(), person).filter(Seat::isAssigned);
        Optional<Pending> waiting = seat.flatMap(one -> pendingUpdates.of(one.id()));
        return last == null && seat.isEmpty()
                ? Optional.empty()
                : Optional.of(new Recent(
                        person, last, waiting.isPresent(), result(application, person, last, seat, waiting)));
    }

    private static AuditQuery signOns(String application, Optional<String> person) {
        Optional<Instant> ever = Optional.empty();
        return new AuditQuery(
                Optional.of(Kind.SIGN_ON), ever, ever, Optional.of(application), Optional.empty(), person);
    }

    private Result result(
            Application application,
            String person,
            @Nullable AuditEntry last,
            Optional<Seat> seat,
            Optional<Pending> waiting) {
        LicenseUsage usage = seats.usage(application.name());
        Draft known = new Draft(last == null ? null : last.policy(), usage);
        if (!application.enabled()) {
            return known.refused(EntryRule.ENABLED.refusal(application.name()));
        }
        if (!application.isOfDomain(person.substring(person.lastIndexOf('@') + 1))) {
            return known.refused(EntryRule.DOMAIN.refusal(String.valueOf(application.domainName())));
        }
        if (last != null && !isEntitled(application, known.policy())) {
            return known.refused(RefusalCode.POLICY_NOT_ENTITLED, Reason.NOT_ENTITLED_NOW.fault());
        }
        if (!application.scim().jitProvisioning()) {
            return known.ended(Verdict.HANDED_ON, Reason.PROVISIONING_OFF.fault(), 0);
        }
        Arrival arrival = arrival(application, person, seat, waiting);
        Plan plan = planner.onArrival(arrival);
        if (waiting.isEmpty() && plan instanceof Plan.Admit) {
            return known.ended(Verdict.HOLDS_SEAT, Reason.SEAT_AND_NO_CHANGE.fault(), 0);
        }
        if (waiting.isEmpty() && plan instanceof Plan.Activate activate) {
            Result result = simulation.of(arrival, activate.withoutChange(), known);
            return result.body() == null
                    ? known.ended(Verdict.HOLDS_SEAT, Reason.SEAT_AND_NO_CHANGE.fault(), 0)
                    : result;
        }
        return withoutGuesses(simulation.of(arrival, plan, known), known, waiting.isPresent());
    }

    /** Who they were last; of their attributes, no more than waits to be sent. */
    private static Arrival arrival(
            Application application, String person, Optional<Seat> seat, Optional<Pending> waiting) {
        Person holder = seat.map(Seat::holder).orElseGet(() -> Person.at(person));
        ScimUser user = waiting.map(Pending::user).orElseGet(() -> ScimUser.known(person, Optional.of(person)));
        Optional<String> address = waiting.map(Pending::address);
        return new Arrival(
                application,
                Optional.empty(),
                address.map(holder::withAddress).orElse(holder),
                new Mapped.Complete(user),
                user.employeeNumber().or(() -> seat.map(Seat::names).map(AccountNames::employeeNumber)));
    }

    /** Says nothing of what a request would carry, where the attributes are not known. */
    private static Result withoutGuesses(Result result, Draft known, boolean attributesAreKnown) {
        int more = (int) (result.consumedAfter() - result.before().consumed());
        if (attributesAreKnown && result.verdict() == Verdict.HOLDS_SEAT && result.body() != null) {
            return result.because(Reason.SEAT_AND_CHANGE.fault());
        }
        if (attributesAreKnown) {
            return result;
        }
        return switch (result.verdict()) {
            case CREATED -> known.ended(Verdict.CREATED, Reason.NO_ACCOUNT_NOR_ATTRIBUTES.fault(), more);
            case ADOPTED -> known.ended(Verdict.ADOPTED, Reason.ACCOUNT.fault(), more);
            default -> result;
        };
    }

    private static boolean isEntitled(Application application, @Nullable String policy) {
        return application.policies().isEmpty()
                || application.policies().stream().map(AccessPolicy::name).anyMatch(name -> name.equals(policy));
    }
}
