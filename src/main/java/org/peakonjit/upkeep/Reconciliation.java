package org.peakonjit.upkeep;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleased.Reason;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

/**
 * Compares the ledger with Peakon's accounts. Releases seats whose account is gone (rule L8) and, by setting, those of
 * inactive accounts (rule L9); reports every other difference; changes nothing at Peakon.
 */
@Singleton
public class Reconciliation {

    private static final Duration PER_PAGE = Duration.ofSeconds(30);
    private static final int LEDGER_PAGE = 500;

    /** Seats younger than this are left alone: Peakon's lists may lag behind its creates. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Seats seats;
    private final PeakonMaintenance peakon;
    private final Reconciliations reconciliations;
    private final Event<SeatReleased> released;
    private final Clock clock;

    @Inject
    public Reconciliation(
            Seats seats,
            PeakonMaintenance peakon,
            Reconciliations reconciliations,
            Event<SeatReleased> released,
            Clock clock) {
        this.seats = seats;
        this.peakon = peakon;
        this.reconciliations = reconciliations;
        this.released = released;
        this.clock = clock;
    }

    /** Reconciles one application and keeps the report. May take minutes; not to be called in a transaction. */
    public ReconciliationReport run(Application application) {
        Accounts accounts = new Accounts();
        Optional<ProvisioningFailure> failure = peakon.readAll(application, PER_PAGE, accounts::add);
        List<Seat> ledger = ledger(application.name());
        List<Seat> gone = ledger.stream()
                .filter(Seat::isAssigned)
                .filter(seat -> !accounts.has(seat))
                .toList();
        List<Seat> inactive = ledger.stream().filter(accounts::isInactive).toList();
        long count = failure.isPresent() ? 0 : release(application, gone, inactive);
        ReconciliationReport report = new ReconciliationReport(
                clock.instant(),
                failure.map(ProvisioningFailure::detail).orElse(null),
                accounts.count(),
                ledger.size(),
                Finding.of(accounts.withoutSeat(ledger)),
                failure.isPresent() ? Finding.of(List.of()) : Finding.of(holders(gone)),
                Finding.of(holders(inactive)),
                count);
        reconciliations.keep(application.name(), report);
        return report;
    }

    private long release(Application application, List<Seat> gone, List<Seat> inactive) {
        Instant oldEnough = clock.instant().minus(GRACE);
        long count = gone.stream()
                .filter(seat -> seat.reservedAt().isBefore(oldEnough))
                .filter(seat -> isCertainlyGone(application, seat))
                .filter(seat -> release(seat, Reason.ACCOUNT_GONE))
                .count();
        if (application.scim().seatRelease().inactive()) {
            count += inactive.stream()
                    .filter(seat -> release(seat, Reason.ACCOUNT_INACTIVE))
                    .count();
        }
        return count;
    }

    /** A list may leave somebody out; so a seat is only released when the account's own address and a search say so. */
    private boolean isCertainlyGone(Application application, Seat seat) {
        Deadline deadline = Deadline.in(application.scim().timeBudget());
        String id = seat.scimId();
        boolean unknownId = id == null || peakon.get(application, id, deadline) instanceof LookUp.Absent;
        return unknownId
                && peakon.findInBackground(
                                application, ScimUser.known(seat.holder(), Optional.of(seat.holder())), deadline)
                        instanceof LookUp.Absent;
    }

    private boolean release(Seat seat, Reason reason) {
        boolean done = seats.release(seat.application(), seat.id());
        if (done) {
            released.fire(new SeatReleased(clock.instant(), seat.application(), seat.holder(), reason));
        }
        return done;
    }

    private List<Seat> ledger(String application) {
        List<Seat> all = new ArrayList<>();
        List<Seat> page;
        do {
            page = seats.page(application, all.size(), LEDGER_PAGE);
            all.addAll(page);
        } while (page.size() == LEDGER_PAGE);
        return all;
    }

    private static List<String> holders(List<Seat> seats) {
        return seats.stream().map(Seat::holder).toList();
    }
}
