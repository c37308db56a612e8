package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peakonjit.application.Application;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.schedule.Turnstile;
import org.peakonjit.subject.Subject;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;

/**
 * A sign-on in its order: the {@link Planner} says what is to be done about an asserted subject; what needs no Peakon is
 * done at once, the rest by {@link JustInTime}, plan by plan, within one time budget.
 */
@Singleton
public class SignOn {

    private final Planner planner;
    private final Admission admission;
    private final JustInTime justInTime;
    private final SeatReleases releases;
    private final UnitOfWork unitOfWork;
    private final Turnstile<List<String>> onePerPerson = new Turnstile<>(1);

    @Inject
    public SignOn(
            Planner planner, Admission admission, JustInTime justInTime, SeatReleases releases, UnitOfWork unitOfWork) {
        this.planner = planner;
        this.admission = admission;
        this.justInTime = justInTime;
        this.releases = releases;
        this.unitOfWork = unitOfWork;
    }

    /** A subject in front of an application, and what the ledger says is to be done about them; nothing is done yet. */
    public Planned plan(Application application, Subject subject) {
        Arrival arrival = planner.arrival(application, subject);
        return new Planned(arrival, planner.onArrival(arrival));
    }

    /**
     * Decides what can be decided without Peakon: every refusal by policy or ledger, and the admission of whoever holds a
     * seat (rule L4), whose sign-in is noted, also while provisioning is off, since a seat is idle by that (rule L8). To be
     * called in the transaction in which it was planned.
     *
     * @return empty when only {@link #provision} can tell
     */
    public Optional<SignOnResult> decideLocally(Planned planned) {
        trace(planned.arrival());
        SignOnTrace.step(StepKind.PLANNED, "plan", SignOnTrace.kind(planned.plan()));
        if (planned.plan() instanceof Plan.Refuse refuse) {
            releaseByPolicy(planned.arrival(), refuse.refusal());
        } else if (planned.plan() instanceof Plan.HandOn) {
            planner.seatOf(planned.arrival()).ifPresent(admission::noteSignIn);
        }
        return admission.locally(planned.arrival(), planned.plan());
    }

    /** Which policy it was that let them in is in the audit. */
    private static void trace(Arrival arrival) {
        SignOnTrace.step(
                StepKind.POLICIES_APPLIED,
                "application",
                arrival.application().name(),
                "policies",
                arrival.application().policies().size(),
                "verdict",
                arrival.broken().map(broken -> broken.code().code()).orElse("passed"));
    }

    /**
     * Decides the rest: takes a seat and calls Peakon where that is needed. Never to be called in a transaction. One
     * sign-on of a person at a time on this node: their other tabs wait for it, with no connection to the database, and
     * find in the ledger what came of it.
     *
     * @param record keeps the outcome; called in the transaction of the last step, which may be run again
     */
    public SignOnResult provision(Planned planned, Consumer<SignOnResult> record) {
        Arrival arrival = planned.arrival();
        Deadline deadline = justInTime.deadline(arrival.application());
        return onePerPerson
                .pass(
                        List.of(arrival.application().name(), arrival.person().address()),
                        deadline.remaining(),
                        waited -> concluded(
                                lastStep(arrival, waited ? planner.onArrival(arrival) : stillGood(planned), deadline),
                                record))
                .orElseGet(() -> concluded(tooLate(arrival), record));
    }

    private SignOnResult concluded(Supplier<SignOnResult> lastStep, Consumer<SignOnResult> record) {
        return unitOfWork.call(() -> {
            SignOnResult result = lastStep.get();
            record.accept(result);
            return result;
        });
    }

    /** That nobody knew the person is found out again when their seat is reserved; anything else is planned anew. */
    private Plan stillGood(Planned planned) {
        return planned.plan() instanceof Plan.TakeSeat ? planned.plan() : planner.onArrival(planned.arrival());
    }

    private Supplier<SignOnResult> lastStep(Arrival arrival, Plan first, Deadline deadline) {
        Plan plan = first;
        while (!deadline.isOver()) {
            Optional<Supplier<SignOnResult>> lastStep = justInTime.carryOut(arrival, plan, deadline);
            if (lastStep.isPresent()) {
                return lastStep.get();
            }
            plan = planner.onArrival(arrival);
        }
        return tooLate(arrival);
    }

    private Supplier<SignOnResult> tooLate(Arrival arrival) {
        Plan late =
                planner.onFailure(arrival.application(), ProvisioningFailure.unavailable(FailureCause.OTHER_SIGN_ON));
        return () -> admission.locally(arrival, late).orElseThrow();
    }

    /** Who left every policy gives their seat up, where the application's setting says so. */
    private void releaseByPolicy(Arrival arrival, Refusal refusal) {
        Application application = arrival.application();
        if (refusal.cause().is(EntryRule.POLICY)
                && application.scim().seatRelease().notEntitled()) {
            planner.seatOf(arrival).ifPresent(seat -> releases.release(seat, SeatReleased.Reason.NOT_ENTITLED));
        }
    }
}
