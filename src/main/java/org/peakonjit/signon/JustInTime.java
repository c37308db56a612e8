package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.application.Application;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.InFlight;
import org.peakonjit.license.SeatReservation.NoneLeft;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.MonotonicTime;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;

/**
 * Carries a plan out, up to the last step, which belongs to the transaction in which the sign-on is recorded.
 *
 * <p>One flight per person: whoever holds the reservation provisions, everybody else waits for the outcome. A flight
 * outlives the time budget of its SCIM calls, so no reservation is taken over while a call is under way.
 */
@Singleton
class JustInTime {

    private static final Duration FLIGHT_MARGIN = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Planner planner;
    private final Admission admission;
    private final ProvisioningAttempt attempt;
    private final AccountUpdate accountUpdate;
    private final Reactivation reactivation;
    private final Seats seats;
    private final PeakonUsers users;
    private final SeatReleases releases;
    private final Clock clock;
    private final MonotonicTime time;

    @Inject
    JustInTime(
            Planner planner,
            Admission admission,
            ProvisioningAttempt attempt,
            AccountUpdate accountUpdate,
            Reactivation reactivation,
            Seats seats,
            PeakonUsers users,
            SeatReleases releases,
            Clock clock,
            MonotonicTime time) {
        this.planner = planner;
        this.admission = admission;
        this.attempt = attempt;
        this.accountUpdate = accountUpdate;
        this.reactivation = reactivation;
        this.seats = seats;
        this.users = users;
        this.releases = releases;
        this.clock = clock;
        this.time = time;
    }

    /** By when a sign-on that begins now has to end. */
    Deadline deadline(Application application) {
        return Deadline.in(application.scim().timeBudget(), time);
    }

    /**
     * Carries the plan out. Never to be called in a transaction.
     *
     * @return the last step; empty when the ledger has changed, so that a new plan is needed
     */
    Optional<Supplier<SignOnResult>> carryOut(Arrival arrival, Plan plan, Deadline deadline) {
        SignOnTrace.step(StepKind.PLANNED, "plan", SignOnTrace.kind(plan));
        if (plan instanceof Plan.TakeSeat take) {
            return takeSeat(arrival, take, deadline);
        }
        if (plan instanceof Plan.LookFirst look) {
            Plan next = planner.onLook(arrival, look.seat(), look.link(), presenceOf(arrival, look.seat(), deadline));
            return carryOut(arrival, next, deadline);
        }
        if (plan instanceof Plan.Activate activate) {
            return activate(arrival, activate, deadline);
        }
        if (plan instanceof Plan.Update update) {
            return update(arrival, update, deadline);
        }
        if (plan instanceof Plan.Readopt readopt) {
            boolean ours = seats.reassign(readopt.seat().id(), readopt.account().id());
            return ours ? Optional.empty() : refused(arrival);
        }
        if (plan instanceof Plan.StartAnew anew) {
            releases.release(anew.seat(), SeatReleased.Reason.ACCOUNT_GONE);
            return Optional.empty();
        }
        return Optional.of(() -> plan instanceof Plan.Admit admit
                ? admission.admitStill(arrival, admit, List.of())
                : admission.locally(arrival, plan).orElseThrow());
    }

    private Optional<Supplier<SignOnResult>> takeSeat(Arrival arrival, Plan.TakeSeat plan, Deadline deadline) {
        Application application = arrival.application();
        Duration flight = application.scim().timeBudget().plus(FLIGHT_MARGIN);
        SeatReservation reservation = seats.reserve(
                application.name(),
                arrival.person(),
                arrival.names(plan.user(), true),
                plan.unsettled().map(Seat::id),
                flight);
        SignOnTrace.step(StepKind.SEAT_ASKED_FOR, "came", SignOnTrace.kind(reservation));
        if (reservation instanceof Reserved reserved) {
            return attempt.under(reserved, arrival, plan, deadline);
        }
        if (reservation instanceof NoneLeft none) {
            return overLimit(arrival, plan, none.usage(), flight, deadline);
        }
        if (reservation instanceof InFlight) {
            pause(application, deadline);
        }
        return Optional.empty();
    }

    /** Rules L2 and L3: without a seat nobody is created, but an existing account may be counted and admitted. */
    private Optional<Supplier<SignOnResult>> overLimit(
            Arrival arrival, Plan.TakeSeat plan, LicenseUsage usage, Duration flight, Deadline deadline) {
        Plan next = planner.onLimit(arrival.application(), usage).orElseGet(() -> {
            LookUp answer = attempt.lookUp(arrival.application(), plan, true, deadline);
            return planner.onAnswer(arrival, plan.user(), Optional.of(usage), Optional.empty(), answer);
        });
        return next instanceof Plan.Adopt adopt
                ? attempt.adoptOverLimit(arrival, adopt, flight, deadline)
                : Optional.of(() -> admission.locally(arrival, next).orElseThrow());
    }

    private Optional<Supplier<SignOnResult>> update(Arrival arrival, Plan.Update plan, Deadline deadline) {
        Optional<Supplier<SignOnResult>> lastStep = accountUpdate.of(arrival, plan, deadline);
        if (lastStep.isPresent()) {
            return lastStep;
        }
        Plan next = planner.onLost(arrival, plan, presenceOf(arrival, plan.seat(), deadline));
        if (next instanceof Plan.Admit admit) {
            return Optional.of(accountUpdate.waiting(arrival, admit));
        }
        return carryOut(arrival, next, deadline);
    }

    /** Who is let in anyway waits no longer to hear what became of an account that is not there. */
    private Optional<Supplier<SignOnResult>> activate(Arrival arrival, Plan.Activate plan, Deadline deadline) {
        Deadline soon = Reactivation.soon(deadline);
        Optional<Supplier<SignOnResult>> lastStep = reactivation.of(arrival, plan, soon);
        if (lastStep.isPresent()) {
            return lastStep;
        }
        Plan next =
                planner.onLost(arrival, plan, presenceOf(arrival, plan.admit().seat(), soon));
        return carryOut(arrival, next, deadline);
    }

    private AccountPresence presenceOf(Arrival arrival, Seat seat, Deadline deadline) {
        Application application = arrival.application();
        return new AccountSearch(
                        id -> users.read(application, id, deadline),
                        names -> users.findByAnything(application, names, deadline),
                        clock)
                .of(seat);
    }

    private Optional<Supplier<SignOnResult>> refused(Arrival arrival) {
        Plan plan = planner.onFailure(
                arrival.application(), ProvisioningFailure.unavailable(FailureCause.ACCOUNT_NOT_SEEN));
        return Optional.of(() -> admission.locally(arrival, plan).orElseThrow());
    }

    /**
     * Another node provisions the person (on this one, one sign-on waits for the other). The ledger is asked again after a
     * third of the time that it took so far.
     */
    private void pause(Application application, Deadline deadline) {
        Duration third =
                application.scim().timeBudget().minus(deadline.remaining()).dividedBy(3);
        Duration atLeast = third.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : third;
        if (!time.sleep(atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast)) {
            throw new IllegalStateException("interrupted while another sign-on of the person is provisioned");
        }
    }
}
