package org.peakonjit.upkeep;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.SeatSettled;
import org.peakonjit.license.SeatSettled.What;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Assignment;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.peakonjit.signon.AccountSearch;
import org.peakonjit.signon.CreatedAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles reservations whose create has an unknown outcome (rule L7): a look-up at Peakon finds the account, and the
 * seat is assigned, or finds none, and it is given back; where everything is a bare 404, it waits. A reservation is
 * left alone until its last flight has been over for {@link #QUIET}, so that an account Peakon was still making has
 * become visible. That nobody is provisioned any more changes nothing about it, as long as there is a Peakon to ask.
 */
@Singleton
@Scheduled(name = "settle-reservations", every = "PT10S")
class SettleReservations implements BackgroundTask {

    static final Duration QUIET = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(SettleReservations.class);
    private static final int AT_ONCE = 100;

    private final Seats seats;
    private final Applications applications;
    private final PeakonMaintenance peakon;
    private final UnitOfWork unitOfWork;
    private final Event<SeatSettled> settled;
    private final Clock clock;
    private final OthersAccounts others;

    @Inject
    SettleReservations(
            Seats seats,
            Issuers issuers,
            Applications applications,
            PeakonMaintenance peakon,
            UnitOfWork unitOfWork,
            Event<SeatSettled> settled,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.settled = settled;
        this.clock = clock;
        this.seats = seats;
        this.others = new OthersAccounts(seats, issuers);
        this.applications = applications;
        this.peakon = peakon;
    }

    @Override
    public void run() {
        EachApplication.of(applications, application -> {
            if (application.scim().baseUrl() != null) {
                seats.unsettled(application.name(), QUIET, AT_ONCE).forEach(seat -> settle(application, seat));
            }
        });
    }

    private void settle(Application application, Seat seat) {
        Duration budget = application.scim().timeBudget();
        seats.takeUnsettled(seat.id(), QUIET, budget.plusSeconds(5))
                .ifPresent(reserved -> settleOrKeep(application, reserved, budget));
    }

    private void settleOrKeep(Application application, Reserved reserved, Duration budget) {
        boolean told = false;
        try {
            told = settle(application, reserved, Deadline.in(budget));
        } finally {
            if (!told) {
                seats.keepUnsettled(reserved);
            }
        }
    }

    private boolean settle(Application application, Reserved reserved, Deadline deadline) {
        Seat seat = reserved.seat();
        LookUp lookUp = lookUp(application, seat, deadline);
        if (lookUp instanceof LookUp.Failed || lookUp instanceof LookUp.Absent && !lookUp.provesAbsence()) {
            return false;
        }
        boolean assigned = unitOfWork.call(() -> {
            boolean exists = lookUp instanceof LookUp.Found found
                    && seats.assign(reserved, assignment(reserved, found.account()))
                            .isPresent();
            if (!exists) {
                seats.settleAbsent(reserved);
            }
            What what = exists ? What.ASSIGNED : What.GIVEN_BACK;
            settled.fire(new SeatSettled(clock.instant(), application.name(), seat.address(), what, seat.address()));
            return exists;
        });
        LOG.info(
                "application {}: an unsettled seat was {}",
                application.name(),
                assigned ? "assigned, its account exists" : "given back, there is no account of that person");
        return true;
    }

    /**
     * By the account that it was to be for, else by all that is known of its holder. Somebody else's is none, unless it may
     * have been created for this reservation.
     */
    private LookUp lookUp(Application application, Seat seat, Deadline deadline) {
        String claimed = seat.scimId();
        LookUp read = claimed == null ? new LookUp.Absent(false) : peakon.get(application, claimed, deadline);
        if (!(read instanceof LookUp.Absent byId)) {
            return read;
        }
        LookUp search = peakon.findInBackground(application, AccountSearch.namesOf(seat), deadline);
        if (search instanceof LookUp.Found found) {
            return CreatedAccount.isOf(seat, found.account()) || others.mayBeOf(seat, found.account())
                    ? found
                    : new LookUp.Absent();
        }
        return search instanceof LookUp.Absent && byId.provesAbsence() ? byId : search;
    }

    /** Peakon may have it under other names than we asked for. */
    private static Assignment assignment(Reserved reserved, PeakonAccount account) {
        Seat seat = reserved.seat();
        AccountNames asked = seat.names();
        Optional<String> ownExternalId = account.externalId().filter(id -> id.equals(asked.externalId()));
        return new Assignment(
                seat.holder().withAddress(account.addressInsteadOf(seat.address())),
                account.id(),
                CreatedAccount.isOf(seat, account) ? SeatOrigin.CREATED : SeatOrigin.EXISTING,
                new AccountNames(
                        asked.userName(),
                        ownExternalId.orElse(null),
                        account.employeeNumber().orElse(null)),
                null);
    }
}
