package org.peakonjit.upkeep;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleased.Reason;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.signon.AccountPresence;
import org.peakonjit.signon.AccountSearch;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

/**
 * Compares the ledger with Peakon's accounts. Releases seats whose account is gone (rule L8) and, by setting, those of
 * inactive accounts (rule L9); reports every other difference; changes nothing at Peakon.
 */
@Singleton
public class Reconciliation {

    private static final Duration PER_PAGE = Duration.ofSeconds(30);
    private static final int LEDGER_PAGE = 500;

    /** As many seats, or as large a part of the ledger, may be released by one run (rule W8). */
    private static final int MOST_AT_ONCE = 10;

    private static final int PART_AT_ONCE = 10;

    private final Seats seats;
    private final PeakonMaintenance peakon;
    private final Reconciliations reconciliations;
    private final Event<SeatReleased> released;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    public Reconciliation(
            Seats seats,
            PeakonMaintenance peakon,
            Reconciliations reconciliations,
            Event<SeatReleased> released,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.seats = seats;
        this.peakon = peakon;
        this.reconciliations = reconciliations;
        this.released = released;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * Reconciles one application and keeps the report. A run that would release more than a tenth of the seats, and more
     * than ten, releases none. May take minutes; not to be called in a transaction.
     */
    public ReconciliationReport run(Application application) {
        return run(application, 0);
    }

    /**
     * As {@link #run}, but releases up to {@code confirmed} seats, too: an administrator named that number. Where there
     * are more by now, they wait for another word.
     */
    public ReconciliationReport runReleasing(Application application, long confirmed) {
        return run(application, confirmed);
    }

    private ReconciliationReport run(Application application, long confirmed) {
        Accounts accounts = new Accounts();
        Optional<ProvisioningFailure> failure = peakon.readAll(application, PER_PAGE, accounts::add);
        List<Seat> ledger = ledger(application.name());
        accounts.compareWith(ledger);
        List<Seat> gone = ledger.stream()
                .filter(Seat::isAssigned)
                .filter(seat -> !accounts.has(seat))
                .toList();
        List<Seat> inactive = ledger.stream().filter(accounts::isInactive).toList();
        Map<Seat, Reason> due = failure.isPresent() ? Map.of() : due(application, gone, inactive);
        boolean held = due.size() > Math.max(confirmed, Math.max(MOST_AT_ONCE, ledger.size() / PART_AT_ONCE));
        long released = held
                ? 0
                : due.entrySet().stream()
                        .filter(one -> release(one.getKey(), one.getValue()))
                        .count();
        ReconciliationReport report = new ReconciliationReport(
                clock.instant(),
                failure.map(one -> one.fault().text()).orElse(null),
                accounts.count(),
                ledger.size(),
                Finding.of(accounts.withoutSeat(ledger)),
                failure.isPresent() ? Finding.of(List.of()) : Finding.of(addresses(gone)),
                Finding.of(addresses(inactive)),
                held ? due.size() : 0,
                released);
        reconciliations.keep(application.name(), report);
        return report;
    }

    /** Which seats are to be released, and why. A list may leave somebody out, so each absence is proved. */
    private Map<Seat, Reason> due(Application application, List<Seat> gone, List<Seat> inactive) {
        Map<Seat, Reason> due = new LinkedHashMap<>();
        gone.stream()
                .filter(seat -> presenceOf(application, seat) instanceof AccountPresence.Gone)
                .forEach(seat -> due.put(seat, Reason.ACCOUNT_GONE));
        if (application.scim().seatRelease().inactive()) {
            inactive.forEach(seat -> due.put(seat, Reason.ACCOUNT_INACTIVE));
        }
        return due;
    }

    private AccountPresence presenceOf(Application application, Seat seat) {
        Deadline deadline = Deadline.in(application.scim().timeBudget());
        return new AccountSearch(
                        id -> peakon.get(application, id, deadline),
                        names -> peakon.findInBackground(application, names, deadline),
                        clock)
                .of(seat);
    }

    private boolean release(Seat seat, Reason reason) {
        return unitOfWork.call(() -> {
            boolean done = seats.release(seat.application(), seat.id());
            if (done) {
                released.fire(new SeatReleased(clock.instant(), seat.application(), seat.address(), reason));
            }
            return done;
        });
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

    private static List<String> addresses(List<Seat> seats) {
        return seats.stream().map(Seat::address).toList();
    }
}
