package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.SeatReservation.Held;
import org.peakonjit.license.SeatReservation.NoneLeft;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.FailureCause;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonAccount;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Subject;

/**
 * Takes an entitled subject to a seat and a user at Peakon.
 *
 * <p>One flight per person: whoever holds the reservation provisions, everybody else waits for the outcome. A flight
 * outlives the time budget of its SCIM calls, so no reservation is taken over while a call is under way.
 */
@Singleton
public class JustInTime {

    private static final Duration FLIGHT_MARGIN = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 60;

    private final Seats seats;
    private final PeakonUsers users;
    private final AttributeMapper mapper;
    private final Flight flight;

    @Inject
    public JustInTime(Seats seats, PeakonUsers users, AttributeMapper mapper, Flight flight) {
        this.seats = seats;
        this.users = users;
        this.mapper = mapper;
        this.flight = flight;
    }

    /** Provisions the subject within the application's time budget. Never to be called in a transaction. */
    public SignOnResult provision(Application application, Subject subject) {
        Mapped mapped = mapper.map(application, subject);
        if (mapped instanceof Mapped.Incomplete incomplete) {
            return new Refused(new Refusal(
                    RefusalCode.SUBJECT_INCOMPLETE,
                    incomplete.missing(),
                    "no value for " + String.join(", ", incomplete.missing())));
        }
        ScimUser user = ((Mapped.Complete) mapped).user().within(subject.scope());
        if (!user.isInScope()) {
            return new Refused(Refusal.because(
                    RefusalCode.POLICY_WRONG_DOMAIN, "the IdP does not speak for the mapped userName or e-mail"));
        }
        return takeSeat(application, user, Deadline.in(application.scim().timeBudget()));
    }

    private SignOnResult takeSeat(Application application, ScimUser user, Deadline deadline) {
        Duration flightTime = application.scim().timeBudget().plus(FLIGHT_MARGIN);
        while (!deadline.isOver()) {
            SeatReservation reservation = seats.reserve(application.name(), user.userName(), flightTime);
            if (reservation instanceof Reserved reserved) {
                return outcome(application, flight.provision(application, user, reserved, deadline));
            }
            if (reservation instanceof NoneLeft none) {
                return overLimit(application, user, none.usage(), deadline);
            }
            if (reservation instanceof Held held) {
                Optional<SignOnResult> result = admitHolder(application, user, held.seat(), deadline);
                if (result.isPresent()) {
                    return result.get();
                }
                continue;
            }
            pause();
        }
        return failed(
                application, new ProvisioningFailure(ProvisioningFailure.Kind.UNAVAILABLE, FailureCause.OTHER_SIGN_ON));
    }

    /** Rule L4; under the strict failure policy only after a look at Peakon. Empty when the account is gone there. */
    private Optional<SignOnResult> admitHolder(Application application, ScimUser user, Seat seat, Deadline deadline) {
        if (application.scim().onProvisioningFailure() != OnProvisioningFailure.REFUSE) {
            return Optional.of(new Admitted(Optional.of(seat)));
        }
        LookUp lookUp = users.find(application, user, deadline);
        if (lookUp instanceof LookUp.Absent) {
            seats.release(application.name(), seat.id());
            return Optional.empty();
        }
        return Optional.of(
                lookUp instanceof LookUp.Failed failed
                        ? failed(application, failed.failure())
                        : new Admitted(Optional.of(seat)));
    }

    /** Rules L2 and L3: without a seat nobody is created, but an existing account may be counted and admitted. */
    private SignOnResult overLimit(Application application, ScimUser user, LicenseUsage usage, Deadline deadline) {
        if (application.scim().existingAccountsOverLimit() == ExistingAccountsOverLimit.REFUSE) {
            return limitReached(usage);
        }
        LookUp lookUp = users.find(application, user, deadline);
        if (lookUp instanceof LookUp.Found found) {
            PeakonAccount account = found.account();
            Optional<String> note = flight.activate(application, account, deadline);
            Seat seat = seats.assignExisting(application.name(), user.userName(), account.id(), user.digest());
            return new Admitted(Optional.of(seat), note.or(() -> Optional.of("over the limit")));
        }
        return lookUp instanceof LookUp.Failed failed ? failed(application, failed.failure()) : limitReached(usage);
    }

    private SignOnResult outcome(Application application, Flight.Outcome outcome) {
        return outcome instanceof Flight.Landed landed
                ? new Admitted(Optional.of(landed.seat()), landed.note())
                : failed(application, ((Flight.Failed) outcome).failure());
    }

    private static SignOnResult failed(Application application, ProvisioningFailure failure) {
        boolean peakonIsDown = failure.kind() == ProvisioningFailure.Kind.UNAVAILABLE
                || failure.kind() == ProvisioningFailure.Kind.MISCONFIGURED;
        if (peakonIsDown && application.scim().onProvisioningFailure() == OnProvisioningFailure.ADMIT) {
            return new Admitted(Optional.empty());
        }
        return new Refused(Refusal.because(code(failure.kind()), failure.detail()));
    }

    private static RefusalCode code(ProvisioningFailure.Kind kind) {
        return switch (kind) {
            case REJECTED -> RefusalCode.PROVISIONING_REJECTED;
            case UNAVAILABLE -> RefusalCode.PROVISIONING_UNAVAILABLE;
            case AMBIGUOUS -> RefusalCode.PROVISIONING_AMBIGUOUS;
            case MISCONFIGURED -> RefusalCode.PROVISIONING_MISCONFIGURED;
        };
    }

    private static SignOnResult limitReached(LicenseUsage usage) {
        return new Refused(Refusal.because(
                RefusalCode.LICENSE_LIMIT_REACHED,
                usage.consumed() + " of " + usage.limit().orElse(0) + " licences are consumed"));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another sign-on of the person is provisioned", e);
        }
    }
}
