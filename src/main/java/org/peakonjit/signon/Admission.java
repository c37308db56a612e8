package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;

/** The last step of a sign-on: what it changes here, to be done in the transaction in which it is recorded (rule W9). */
@Singleton
class Admission {

    private final Seats seats;
    private final PendingUpdates pendingUpdates;
    private final Conflicts conflicts;
    private final Clock clock;

    @Inject
    Admission(Seats seats, PendingUpdates pendingUpdates, Conflicts conflicts, Clock clock) {
        this.seats = seats;
        this.pendingUpdates = pendingUpdates;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** Notes that the holder signed in, and nothing else. */
    void noteSignIn(Seat seat) {
        seats.signedIn(seat.id(), clock.instant());
    }

    /** Lets the holder in, notes their sign-in, and leaves to the background what changed about them. */
    SignOnResult admit(Arrival arrival, Plan.Admit plan, List<Note> notes) {
        Instant now = clock.instant();
        Seat seat = plan.seat();
        List<Note> all = new ArrayList<>(notes);
        if (plan.link().isPresent()) {
            if (!seats.link(seat.id(), arrival.person(), now)) {
                return new Refused(Refusals.of(ProvisioningFailure.unavailable(FailureCause.OTHER_SIGN_ON)));
            }
            all.add(Note.of(plan.link().get()));
        }
        seats.signedIn(seat.id(), now);
        if (plan.change().isPresent()) {
            if (seat.attributesDigest() != null && !seat.renaming()) {
                // Whatever comes next is compared with what waits, should it be as Peakon has it by then.
                seats.forgetDigest(seat.id());
            }
            pendingUpdates.put(
                    seat.id(),
                    seat.application(),
                    arrival.person().address(),
                    plan.change().get());
        }
        return new Admitted(Optional.of(seat.signedIn(now)), arrival.nameId(seat), all);
    }

    /**
     * As {@link #admit(Arrival, Plan.Admit, List)}, some time after the plan was made: under what the seat says now, and
     * not at all where it was released meanwhile.
     */
    SignOnResult admitStill(Arrival arrival, Plan.Admit plan, List<Note> notes) {
        Seat planned = plan.seat();
        return seats.find(planned.application(), planned.id())
                .filter(seat -> seat.isAssigned() && !arrival.isNamelessIn(seat))
                .map(seat -> admit(arrival, new Plan.Admit(seat, plan.link(), plan.change()), notes))
                .orElseGet(() -> new Refused(Refusals.of(ProvisioningFailure.unavailable(FailureCause.OTHER_SIGN_ON))));
    }

    /** What can be done without Peakon; empty where that has to be asked. */
    Optional<SignOnResult> locally(Arrival arrival, Plan plan) {
        if (plan instanceof Plan.Refuse refuse) {
            return Optional.of(new Refused(refuse.refusal()));
        }
        if (plan instanceof Plan.Contest contest) {
            return Optional.of(contest(arrival.application().name(), contest));
        }
        if (plan instanceof Plan.HandOn) {
            return Optional.of(new Admitted(Optional.empty(), arrival.nameId(), List.of()));
        }
        if (plan instanceof Plan.Pass) {
            return Optional.of(new Admitted(Optional.empty(), arrival.nameId(), List.of(Note.PEAKON_NOT_ASKED)));
        }
        return plan instanceof Plan.Admit admit ? Optional.of(admit(arrival, admit, List.of())) : Optional.empty();
    }

    /** Refuses, and keeps the conflict for an administrator. */
    private SignOnResult contest(String application, Plan.Contest contest) {
        conflicts.note(application, contest.claim(), clock.instant());
        return new Refused(contest.refusal());
    }
}
