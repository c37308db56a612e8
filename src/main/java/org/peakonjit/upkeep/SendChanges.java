package org.peakonjit.upkeep;

import io.github.resilience4j.core.IntervalFunction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.SeatSettled;
import org.peakonjit.license.SeatSettled.What;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.schedule.Outbox;
import org.peakonjit.schedule.Outbox.Entry;
import org.peakonjit.schedule.Scheduled;
import org.peakonjit.schedule.SendingTask;
import org.peakonjit.signon.AccountSearch;
import org.peakonjit.signon.EntryRules;
import org.peakonjit.subject.Person;

/**
 * Sends to Peakon what changed about people who came back, and what could not be said when they were created (their
 * manager). What fails is tried again, each time after twice the pause, and given up after {@link #MOST_ATTEMPTS}; what
 * Peakon refuses, earlier. The person's next sign-in begins anew.
 */
@Singleton
@Scheduled(name = "send-changes", every = "PT10S")
class SendChanges extends SendingTask {

    static final int MOST_ATTEMPTS = 12;

    private static final Patience PATIENCE = new Patience(
            IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(30), 2.0, Duration.ofHours(6)),
            MOST_ATTEMPTS,
            Duration.ofDays(365),
            Duration.ofMinutes(5),
            100,
            false);

    private final Applications applications;
    private final Seats seats;
    private final PeakonMaintenance peakon;
    private final UnitOfWork unitOfWork;
    private final Event<SeatSettled> settled;
    private final Clock clock;
    private final OthersAccounts others;

    @Inject
    SendChanges(
            Outbox outbox,
            Applications applications,
            Seats seats,
            Issuers issuers,
            PeakonMaintenance peakon,
            UnitOfWork unitOfWork,
            Event<SeatSettled> settled,
            Clock clock) {
        super(outbox, List.of(PendingUpdates.KIND), PATIENCE, clock);
        this.applications = applications;
        this.seats = seats;
        this.others = new OthersAccounts(seats, issuers);
        this.peakon = peakon;
        this.unitOfWork = unitOfWork;
        this.settled = settled;
        this.clock = clock;
    }

    /** What nobody provisions any more, or nobody's, need not be sent. */
    @Override
    protected Optional<Failure> send(Entry entry) {
        Pending pending = PendingUpdates.read(entry);
        return applications
                .find(pending.application())
                .filter(one -> one.scim().jitProvisioning())
                .flatMap(application -> seats.find(pending.application(), pending.seat())
                        .flatMap(seat -> send(application, seat, pending)));
    }

    private Optional<Failure> send(Application application, Seat seat, Pending pending) {
        Deadline deadline = Deadline.in(application.scim().timeBudget());
        boolean renames = renames(application, seat, pending);
        if (renames && !seats.renaming(seat)) {
            return failure("FAILED", application, "another sign-on changed the account just then", false);
        }
        String account = seat.scimId();
        Change change = account == null
                ? new Change.Gone(false)
                : peakon.update(
                        application, account, pending.user(), seat.names().externalId(), deadline);
        if (change instanceof Change.Gone) {
            change = sendToNewId(application, seat, pending, deadline);
        }
        if (change instanceof Change.Done || change instanceof Change.Unneeded) {
            sent(application, seat, pending, pending.user().digest(), deadline);
            return Optional.empty();
        }
        if (change instanceof Change.DoneButColleague rest) {
            sent(application, seat, pending, null, deadline);
            return failure("FAILED", application, rest.failure().fault().english(), false);
        }
        if (!(change instanceof Change.Failed failed)) {
            return failure("GONE", application, "Peakon no longer knows the account", false);
        }
        if (renames && !failed.mayBeDone() && !seat.renaming()) {
            noteAsBefore(seat);
        }
        return failure(
                "FAILED",
                application,
                failed.failure().fault().english(),
                failed.failure().kind() == Kind.REJECTED);
    }

    /** Whether Peakon may know the holder by something else once that was sent. */
    private static boolean renames(Application application, Seat seat, Pending pending) {
        Optional<String> number = Optional.ofNullable(seat.names().employeeNumber());
        return !seat.address().equals(pending.address())
                || EntryRules.isByNumber(application)
                        && !pending.user().employeeNumber().equals(number);
    }

    /** Peakon has what it had when the seat was read, unless a sign-on has changed that since. */
    private void noteAsBefore(Seat asRead) {
        unitOfWork.call(
                () -> seats.renaming(asRead) && seats.renamed(asRead.id(), asRead.holder(), asRead.names(), null));
    }

    private static Optional<Failure> failure(String trouble, Application application, String why, boolean refused) {
        return Optional.of(new Failure(trouble, "application " + application.name() + ": " + why, refused));
    }

    /** What was sent is what Peakon has; nobody knows which came last where a sign-on has changed it meanwhile. */
    private void sent(Application application, Seat seat, Pending pending, @Nullable String digest, Deadline deadline) {
        ScimUser user = pending.user();
        boolean ours = isExternalIdOurs(application, seat, pending, deadline);
        AccountNames names = new AccountNames(
                user.userName(),
                ours ? user.externalId().orElse(null) : null,
                user.employeeNumber().orElse(null));
        unitOfWork.call(() -> {
            if (!seats.renaming(seat)) {
                seats.renaming(seat.id());
                return false;
            }
            Person holder = seat.holder().withAddress(pending.address());
            boolean renamed = seats.renamed(seat.id(), holder, names, digest);
            if (renamed && !holder.address().equals(seat.address())) {
                settled.fire(new SeatSettled(
                        clock.instant(), seat.application(), seat.address(), What.RENAMED, holder.address()));
            }
            return renamed;
        });
    }

    /** Whether Peakon has the one that was sent: it stays where somebody else set another (rule W5). */
    private boolean isExternalIdOurs(Application application, Seat seat, Pending pending, Deadline deadline) {
        Optional<String> wanted = pending.user().externalId();
        if (seat.hasOurExternalId() || wanted.isEmpty()) {
            return true;
        }
        return seats.find(seat.application(), seat.id())
                .map(Seat::scimId)
                .filter(account -> peakon.get(application, account, deadline) instanceof LookUp.Found found
                        && found.account().externalId().equals(wanted))
                .isPresent();
    }

    /**
     * A kept id that Peakon no longer knows is forgotten, and the person looked up again; where none is known, also under
     * the names that they had.
     */
    private Change sendToNewId(Application application, Seat seat, Pending pending, Deadline deadline) {
        LookUp lookUp = peakon.findInBackground(application, pending.user(), deadline);
        if (lookUp instanceof LookUp.Absent && seat.scimId() == null) {
            lookUp = peakon.findInBackground(application, AccountSearch.namesOf(seat), deadline);
        }
        return lookUp instanceof LookUp.Found found
                        && others.mayBeOf(seat, found.account())
                        && seats.reassign(seat.id(), found.account().id())
                ? peakon.update(application, found.account().id(), pending.user(), null, deadline)
                : new Change.Gone();
    }
}
