package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.SeatReleased.Reason;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.signon.AccountPresence;
import org.peakonjit.signon.AccountSearch;
import org.peakonjit.upkeep.ReconciliationOutcome.Compared;
import org.peakonjit.upkeep.ReconciliationOutcome.OtherRun;
import org.peakonjit.upkeep.ReconciliationOutcome.Stopped;
import org.peakonjit.upkeep.ReconciliationReport.Finding;
import org.peakonjit.upkeep.StagedAccounts.Progress;

/**
 * Compares the ledger with Peakon's accounts. Releases seats whose account is gone (rule L8) and, by setting, those of
 * inactive accounts (rule L9); reports every other difference; changes nothing at Peakon.
 */
@Singleton
public class Reconciliation {

    private static final Duration PER_PAGE = Duration.ofSeconds(30);

    /** As many seats, or as large a part of the ledger, may be released by one run (rule W8). */
    private static final int MOST_AT_ONCE = 10;

    private static final int PART_AT_ONCE = 10;

    private static final Finding NONE = Finding.of(List.of());

    private final Seats seats;
    private final PeakonMaintenance peakon;
    private final StagedAccounts accounts;
    private final Reconciliations reconciliations;
    private final SeatReleases releases;
    private final Applications applications;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    @Inject
    public Reconciliation(
            Seats seats,
            PeakonMaintenance peakon,
            StagedAccounts accounts,
            Reconciliations reconciliations,
            SeatReleases releases,
            Applications applications,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.applications = applications;
        this.unitOfWork = unitOfWork;
        this.seats = seats;
        this.peakon = peakon;
        this.accounts = accounts;
        this.reconciliations = reconciliations;
        this.releases = releases;
        this.clock = clock;
    }

    public interface Watcher {
        /**
         * Is told how far it is.
         *
         * @param all accounts and seats that there are; 0 = nobody knows
         * @return whether to go on
         */
        boolean goOn(long all, long done);
    }

    /**
     * Reconciles one application and keeps the report, unless the application is deleted meanwhile. May take long, in
     * constant memory, and goes on where a run of the same id was when its node died; not to be called in a transaction. A
     * run that would release more than a tenth of the seats, and more than ten, or cannot tell, releases none, unless an
     * administrator named a number that covers them.
     *
     * @param confirmed that number; where there are more by now, they wait for another word
     */
    public ReconciliationOutcome run(Application application, UUID run, long confirmed, Watcher watcher) {
        String name = application.name();
        UUID attempt = UUID.randomUUID();
        Optional<Progress> begun = accounts.begin(name, run, attempt);
        if (begun.isEmpty()) {
            return new OtherRun();
        }
        StagedPages reading = new StagedPages(accounts, name, attempt, watcher, begun.get());
        Optional<ProvisioningFailure> failure =
                peakon.readAll(application, PER_PAGE, begun.get().next(), reading);
        if (reading.isStopped()) {
            return unfinished(name, attempt);
        }
        Due due = new Due(application, attempt, failure.isEmpty(), confirmed);
        LedgerComparison comparison = new LedgerComparison(seats, accounts, name, attempt);
        if (!comparison.run(
                due, seen -> watcher.goOn(reading.seen() + Math.max(seen, due.ledger), reading.seen() + seen))) {
            return unfinished(name, attempt);
        }
        Optional<ReconciliationReport> waiting = failure.flatMap(one -> waiting(name));
        ReconciliationReport report = new ReconciliationReport(
                clock.instant(),
                failure.map(one -> one.fault().text()).orElse(null),
                reading.seen(),
                comparison.compared(),
                comparison.unknown(),
                failure.isPresent()
                        ? waiting.map(ReconciliationReport::seatsWithoutAccount).orElse(NONE)
                        : comparison.gone(),
                comparison.inactive(),
                failure.isPresent()
                        ? waiting.map(ReconciliationReport::held).orElse(0L)
                        : due.isTooMuch() ? due.count : 0,
                due.isTooMuch() ? 0 : due.release());
        return unitOfWork.call(() -> keep(name, attempt, report)) ? new Compared(report) : new OtherRun();
    }

    /** Not where the application is gone, or its Peakon another by now. */
    private boolean keep(String application, UUID attempt, ReconciliationReport report) {
        applications.hold(application);
        boolean keeps = accounts.end(application, attempt)
                && applications.findReadable(application).isPresent();
        if (keeps) {
            reconciliations.keep(application, report);
        }
        return keeps;
    }

    /** The last report, where seats wait for an administrator: they wait on. */
    private Optional<ReconciliationReport> waiting(String application) {
        return reconciliations.last(application).filter(last -> last.held() > 0);
    }

    /** A node that is being stopped leaves the run to another. */
    private ReconciliationOutcome unfinished(String application, UUID attempt) {
        if (Thread.currentThread().isInterrupted()) {
            return new Stopped();
        }
        if (!accounts.goesOn(application, attempt)) {
            return new OtherRun();
        }
        accounts.end(application, attempt);
        return new Stopped();
    }

    /** The seats that are to be released, or may have to be, and why: no more are kept than may be released at once. */
    private final class Due implements LedgerComparison.Suspects {
        private final Application application;
        private final UUID attempt;
        private final boolean complete;
        private final long ledger;
        private final long most;
        private final Map<UUID, Judgement> some = new LinkedHashMap<>();
        private long count;

        Due(Application application, UUID attempt, boolean complete, long confirmed) {
            this.application = application;
            this.attempt = attempt;
            this.complete = complete;
            this.ledger = seats.usage(application.name()).consumed();
            this.most = Math.max(confirmed, Math.max(MOST_AT_ONCE, ledger / PART_AT_ONCE));
        }

        /** A list may leave somebody out, so each absence is proved; what cannot be proved now may be one all the same. */
        @Override
        public void gone(Seat seat) {
            AccountPresence presence = complete && !isTooMuch() && goesOn() ? presenceOf(application, seat) : null;
            if (presence instanceof AccountPresence.Gone) {
                add(seat, Reason.ACCOUNT_GONE);
            } else if (isTooMuch() || presence instanceof AccountPresence.Unknown unknown && unknown.mayPass()) {
                count++;
            }
        }

        @Override
        public void inactive(Seat seat) {
            if (complete && application.scim().seatRelease().inactive()) {
                add(seat, Reason.ACCOUNT_INACTIVE);
            }
        }

        private void add(Seat seat, Reason reason) {
            count++;
            if (!isTooMuch()) {
                some.put(seat.id(), new Judgement(reason, seat.use()));
            }
        }

        /** Looking for everybody of a large ledger may take hours. */
        private boolean goesOn() {
            return accounts.goesOn(application.name(), attempt);
        }

        boolean isTooMuch() {
            return count > most;
        }

        long release() {
            return some.entrySet().stream()
                    .takeWhile(one -> goesOn())
                    .filter(one -> seats.find(application.name(), one.getKey())
                            .filter(seat -> seat.use().equals(one.getValue().use()))
                            .filter(seat -> one.getValue().reason() != Reason.ACCOUNT_INACTIVE || isInactive(seat))
                            .filter(seat ->
                                    releases.release(seat, one.getValue().reason()))
                            .isPresent())
                    .count();
        }

        /** The list may be an hour old, and a sign-on may have reactivated them since. */
        private boolean isInactive(Seat seat) {
            return presenceOf(application, seat) instanceof AccountPresence.There there
                    && !there.account().active();
        }
    }

    /** Why a seat is to be released, and of what that was said: so much of it as can be kept of very many. */
    private record Judgement(Reason reason, Seat.Use use) {}

    private AccountPresence presenceOf(Application application, Seat seat) {
        Deadline deadline = Deadline.in(application.scim().timeBudget());
        return new AccountSearch(
                        id -> peakon.get(application, id, deadline),
                        names -> peakon.findInBackground(application, names, deadline),
                        clock)
                .of(seat);
    }
}
