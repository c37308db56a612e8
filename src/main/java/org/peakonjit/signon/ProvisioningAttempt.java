package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.application.Application;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;

/**
 * One attempt to provision under a reserved seat: look up, create or adopt, and settle the reservation by what is known
 * at the end (rule L7): assigned when the account exists, given back when it certainly does not, kept otherwise.
 */
@Singleton
class ProvisioningAttempt {

    private final Planner planner;
    private final Admission admission;
    private final AccountUpdate accountUpdate;
    private final Seats seats;
    private final PeakonUsers users;
    private final Reactivation reactivation;

    @Inject
    ProvisioningAttempt(
            Planner planner,
            Admission admission,
            AccountUpdate accountUpdate,
            Seats seats,
            PeakonUsers users,
            Reactivation reactivation) {
        this.reactivation = reactivation;
        this.planner = planner;
        this.admission = admission;
        this.accountUpdate = accountUpdate;
        this.seats = seats;
        this.users = users;
    }

    /**
     * Provisions under {@code reserved}; whatever breaks, the reservation does not stay in flight.
     *
     * @return the last step, which settles the reservation; empty when it was given back, so that a new plan is needed
     */
    Optional<Supplier<SignOnResult>> under(Reserved reserved, Arrival arrival, Plan.TakeSeat plan, Deadline deadline) {
        boolean told = false;
        try {
            LookUp answer = lookUp(arrival.application(), plan, false, deadline);
            Plan next = withinLimit(
                    reserved,
                    arrival,
                    planner.onAnswer(arrival, plan.user(), Optional.empty(), Optional.of(reserved.seat()), answer));
            Optional<Supplier<SignOnResult>> lastStep = carryOut(reserved, arrival, next, deadline);
            told = true;
            return lastStep;
        } finally {
            if (!told) {
                seats.keepUnsettled(reserved);
            }
        }
    }

    /** Since an earlier try reserved the seat the limit may have been lowered, which stops creation (rules L5, L6). */
    private Plan withinLimit(Reserved reserved, Arrival arrival, Plan plan) {
        if (!reserved.uncertain() || !(plan instanceof Plan.Create)) {
            return plan;
        }
        LicenseUsage usage = seats.usage(arrival.application().name());
        return usage.isExceeded() ? Refusals.limitReached(usage) : plan;
    }

    private Optional<Supplier<SignOnResult>> carryOut(
            Reserved reserved, Arrival arrival, Plan plan, Deadline deadline) {
        SignOnTrace.step(StepKind.PLANNED, "plan", SignOnTrace.kind(plan));
        if (plan instanceof Plan.GiveBack) {
            seats.settleAbsent(reserved);
            return Optional.empty();
        }
        return Optional.of(
                plan instanceof Plan.Create create
                        ? create(reserved, arrival, create.user(), deadline)
                        : settle(reserved, arrival, plan, deadline));
    }

    /**
     * Takes an account over the limit (rule L3).
     *
     * @return empty when another sign-on of the person was faster, so that a new plan is needed
     */
    Optional<Supplier<SignOnResult>> adoptOverLimit(
            Arrival arrival, Plan.Adopt plan, Duration flight, Deadline deadline) {
        return claim(Optional.empty(), arrival, plan, flight)
                .map(reserved -> adopted(Optional.empty(), reserved, arrival, plan, deadline))
                .or(() -> planner.claimOf(arrival, plan.account(), Optional.empty())
                        .map(contest ->
                                () -> admission.locally(arrival, contest).orElseThrow()));
    }

    /** @param thoroughly by all that is unique at Peakon, since no create will tell what was missed */
    LookUp lookUp(Application application, Plan.TakeSeat plan, boolean thoroughly, Deadline deadline) {
        return plan.lookUp(
                id -> users.read(application, id, deadline),
                user -> thoroughly
                        ? users.findByAnything(application, user, deadline)
                        : users.find(application, user, deadline));
    }

    private Supplier<SignOnResult> create(Reserved reserved, Arrival arrival, ScimUser user, Deadline deadline) {
        Creation creation = users.create(arrival.application(), user, deadline);
        if (creation instanceof Creation.Created created) {
            return created(reserved, arrival, created.account(), user, deadline);
        }
        if (creation instanceof Creation.AlreadyThere there) {
            Plan next = planner.onAnswer(
                    arrival, user, Optional.empty(), Optional.of(reserved.seat()), new LookUp.Found(there.account()));
            return settle(reserved, arrival, next, deadline);
        }
        if (creation instanceof Creation.Unknown unknown) {
            return unsettled(reserved, arrival, user, unknown, deadline);
        }
        Plan next = planner.onFailure(arrival.application(), ((Creation.NotCreated) creation).failure());
        return settle(reserved, arrival, next, deadline);
    }

    private Supplier<SignOnResult> settle(Reserved reserved, Arrival arrival, Plan plan, Deadline deadline) {
        if (plan instanceof Plan.Adopt adopt) {
            return adopt(reserved, arrival, adopt, deadline);
        }
        return () -> {
            seats.giveBack(reserved);
            return admission.locally(arrival, plan).orElseThrow();
        };
    }

    /** What was there before may be adopted; the reservation is kept for what may have been made (rule L7). */
    private Supplier<SignOnResult> unsettled(
            Reserved reserved, Arrival arrival, ScimUser user, Creation.Unknown unknown, Deadline deadline) {
        Plan plan = unknown.instead()
                .map(account -> planner.onAnswer(
                        arrival, user, Optional.empty(), Optional.of(reserved.seat()), new LookUp.Found(account)))
                .orElseGet(() -> planner.onFailure(arrival.application(), unknown.failure()));
        if (plan instanceof Plan.Adopt adopt) {
            return adopt(reserved, arrival, adopt, deadline);
        }
        return () -> {
            seats.keepUnsettled(reserved);
            return admission.locally(arrival, plan).orElseThrow();
        };
    }

    /** It may be there and inactive, until somebody confirms it. */
    private Supplier<SignOnResult> created(
            Reserved reserved, Arrival arrival, PeakonAccount account, ScimUser user, Deadline deadline) {
        List<Note> notes = reactivation.of(arrival.application(), account, deadline).stream()
                .toList();
        return () -> assigned(reserved, arrival, account, user, notes);
    }

    private SignOnResult assigned(
            Reserved reserved, Arrival arrival, PeakonAccount account, ScimUser user, List<Note> notes) {
        String sent = user.refersToColleague() ? null : user.digest();
        Assignment assignment =
                new Assignment(arrival.person(), account.id(), SeatOrigin.CREATED, arrival.names(user, true), sent);
        Optional<Seat> seat = seats.assign(reserved, assignment);
        Optional<ScimUser> rest = Optional.of(user).filter(ScimUser::refersToColleague);
        return seat.map(one -> admission.admit(arrival, new Plan.Admit(one, Optional.empty(), rest), notes))
                .orElseGet(() -> contested(arrival, account));
    }

    private Supplier<SignOnResult> adopt(Reserved own, Arrival arrival, Plan.Adopt plan, Deadline deadline) {
        return claim(Optional.of(own), arrival, plan, Duration.ZERO)
                .map(reserved -> adopted(Optional.of(own), reserved, arrival, plan, deadline))
                .orElse(() -> {
                    seats.giveBack(own);
                    return contested(arrival, plan.account());
                });
    }

    /** The account is claimed here before it is changed there, so that nobody else's is (rule W5). */
    private Optional<Reserved> claim(Optional<Reserved> own, Arrival arrival, Plan.Adopt plan, Duration flight) {
        return seats.claim(
                arrival.application().name(),
                arrival.person(),
                names(arrival, plan),
                own,
                plan.account().id(),
                flight);
    }

    private static AccountNames names(Arrival arrival, Plan.Adopt plan) {
        return arrival.names(plan.user(), plan.account().takesExternalId(plan.user()));
    }

    /** Whether an earlier try made it. */
    private static boolean isOurs(PeakonAccount account, Optional<Reserved> own) {
        return own.filter(reserved -> reserved.uncertain() && CreatedAccount.isOf(reserved.seat(), account))
                .isPresent();
    }

    private Supplier<SignOnResult> adopted(
            Optional<Reserved> own, Reserved reserved, Arrival arrival, Plan.Adopt plan, Deadline deadline) {
        PeakonAccount account = plan.account();
        List<Note> notes = new ArrayList<>();
        if (plan.overLimit()) {
            notes.add(Note.OVER_LIMIT);
        }
        reactivation.of(arrival.application(), account, deadline).ifPresent(notes::add);
        SeatOrigin origin = isOurs(account, own) ? SeatOrigin.CREATED : SeatOrigin.EXISTING;
        AccountUpdate.Told told = accountUpdate.bring(arrival, account, plan.user(), null, deadline);
        return () -> {
            Assignment assignment = new Assignment(
                    arrival.person().withAddress(told.address()),
                    account.id(),
                    origin,
                    told.names(names(arrival, plan)),
                    told.digest());
            return seats.assign(reserved, assignment)
                    .map(seat -> accountUpdate.conclude(arrival, seat, Optional.empty(), plan.user(), told, notes))
                    .orElseGet(() -> contested(arrival, account));
        };
    }

    /** Somebody else has it since a moment ago. */
    private SignOnResult contested(Arrival arrival, PeakonAccount account) {
        Plan plan = planner.claimOf(arrival, account, Optional.empty())
                .orElseGet(() ->
                        new Plan.Refuse(Refusals.of(ProvisioningFailure.unavailable(FailureCause.OTHER_SIGN_ON))));
        return admission.locally(arrival, plan).orElseThrow();
    }
}
