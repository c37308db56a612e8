package org.peakonjit.signon;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.Seats;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Subject;

/**
 * Decides whether an asserted subject is admitted to an application.
 *
 * <p>Policy comes before the seat, so the unentitled never cost one; the seat comes before SCIM, so Peakon never holds
 * more users than are paid for.
 */
@Singleton
public class SignOn {

    private final Seats seats;
    private final JustInTime justInTime;
    private final ChangedPeople changedPeople;
    private final Event<SeatReleased> released;
    private final Clock clock;

    @Inject
    public SignOn(
            Seats seats,
            JustInTime justInTime,
            ChangedPeople changedPeople,
            Event<SeatReleased> released,
            Clock clock) {
        this.seats = seats;
        this.justInTime = justInTime;
        this.changedPeople = changedPeople;
        this.released = released;
        this.clock = clock;
    }

    /**
     * Decides what can be decided without Peakon: every refusal by policy, and the admission of whoever holds a seat
     * (rule L4), whose sign-in is noted. May run in a transaction.
     *
     * @return empty when only {@link #provision} can tell
     */
    public Optional<SignOnResult> decideLocally(Application application, Subject subject) {
        Optional<SignOnResult> refusal =
                EntryRules.refusal(application, subject).map(Refused::new);
        if (refusal.isPresent()) {
            releaseByPolicy(application, subject, refusal.get());
            return refusal;
        }
        if (!application.scim().jitProvisioning()) {
            return Optional.of(new Admitted(Optional.empty()));
        }
        if (application.scim().onProvisioningFailure() == OnProvisioningFailure.REFUSE) {
            return Optional.empty();
        }
        return holderOf(application, subject).map(seat -> admit(application, subject, seat, Optional.empty()));
    }

    /** Decides the rest: takes a seat and calls Peakon where that is needed. Never to be called in a transaction. */
    public SignOnResult provision(Application application, Subject subject) {
        SignOnResult result = justInTime.provision(application, subject);
        return result instanceof Admitted admitted && admitted.seat().isPresent()
                ? admit(application, subject, admitted.seat().get(), admitted.note())
                : result;
    }

    private SignOnResult admit(Application application, Subject subject, Seat seat, Optional<String> note) {
        Instant now = clock.instant();
        seats.signedIn(seat.id(), now);
        changedPeople.note(application, subject, seat);
        return new Admitted(Optional.of(seat.signedIn(now)), note);
    }

    /** Who left every policy gives their seat up, where the application's setting says so. */
    private void releaseByPolicy(Application application, Subject subject, SignOnResult refusal) {
        boolean notEntitled =
                refusal instanceof Refused refused && refused.refusal().code() == RefusalCode.POLICY_NOT_ENTITLED;
        if (notEntitled && application.scim().seatRelease().notEntitled()) {
            holderOf(application, subject)
                    .filter(seat -> seats.release(application.name(), seat.id()))
                    .ifPresent(seat -> released.fire(new SeatReleased(
                            clock.instant(), application.name(), seat.holder(), SeatReleased.Reason.NOT_ENTITLED)));
        }
    }

    private Optional<Seat> holderOf(Application application, Subject subject) {
        return subject.userName()
                .flatMap(holder -> seats.find(application.name(), holder))
                .filter(Seat::isAssigned);
    }
}
