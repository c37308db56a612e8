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
import org.peakonjit.license.AccountNames;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatSettled;
import org.peakonjit.license.SeatSettled.What;
import org.peakonjit.license.Seats;
import org.peakonjit.provisioning.Change;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.subject.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to Peakon what changed about people who came back, and what could not be said when they were created (their
 * manager). What fails is tried again, each time after twice the pause, and given up after {@link #MOST_ATTEMPTS}.
 */
@Singleton
class SendChanges implements BackgroundTask {

    static final int MOST_ATTEMPTS = 12;

    private static final Logger LOG = LoggerFactory.getLogger(SendChanges.class);
    private static final int AT_ONCE = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final PendingUpdates pendingUpdates;
    private final Applications applications;
    private final Seats seats;
    private final PeakonMaintenance peakon;
    private final UnitOfWork unitOfWork;
    private final Event<SeatSettled> settled;
    private final Clock clock;

    @Inject
    SendChanges(
            PendingUpdates pendingUpdates,
            Applications applications,
            Seats seats,
            PeakonMaintenance peakon,
            UnitOfWork unitOfWork,
            Event<SeatSettled> settled,
            Clock clock) {
        this.pendingUpdates = pendingUpdates;
        this.applications = applications;
        this.seats = seats;
        this.peakon = peakon;
        this.unitOfWork = unitOfWork;
        this.settled = settled;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "send-changes";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        for (Pending pending : pendingUpdates.due(AT_ONCE)) {
            Optional<Application> application = applications
                    .find(pending.application())
                    .filter(one -> one.scim().jitProvisioning());
            Optional<Seat> seat = seats.find(pending.application(), pending.seat());
            if (application.isPresent() && seat.isPresent()) {
                send(application.get(), seat.get(), pending);
            } else {
                pendingUpdates.settle(pending);
            }
        }
    }

    private void send(Application application, Seat seat, Pending pending) {
        Deadline deadline = Deadline.in(application.scim().timeBudget());
        boolean renames = pending.address() != null && !seat.address().equals(pending.address());
        if (renames) {
            seats.renaming(seat.id());
        }
        Change change = peakon.update(
                application, pending.accountId(), pending.user(), seat.names().externalId(), deadline);
        if (change instanceof Change.Gone) {
            change = sendToNewId(application, seat, pending, deadline);
        }
        if (change instanceof Change.Done || change instanceof Change.Unneeded) {
            sent(seat, pending);
        } else if (change instanceof Change.Failed failed) {
            if (renames && !failed.mayBeDone()) {
                seats.renamed(seat.id(), seat.holder(), seat.names(), null);
            }
            postpone(application, pending, failed.failure().fault().english());
        } else {
            postpone(application, pending, "Peakon no longer knows the account");
        }
    }

    /** What was sent is what Peakon has. */
    private void sent(Seat seat, Pending pending) {
        String address = pending.address();
        ScimUser user = pending.user();
        boolean ours = seat.origin() == SeatOrigin.CREATED || seat.names().externalId() != null;
        AccountNames names = new AccountNames(
                user.userName(),
                ours ? user.externalId().orElse(null) : null,
                user.employeeNumber().orElse(null));
        unitOfWork.call(() -> {
            Person holder = address == null ? seat.holder() : seat.holder().withAddress(address);
            boolean renamed = seats.renamed(seat.id(), holder, names, user.digest());
            if (renamed && !holder.address().equals(seat.address())) {
                settled.fire(new SeatSettled(
                        clock.instant(), seat.application(), seat.address(), What.RENAMED, holder.address()));
            }
            pendingUpdates.settle(pending);
            return seat;
        });
    }

    /** A kept id that Peakon no longer knows is forgotten, and the person looked up again. */
    private Change sendToNewId(Application application, Seat seat, Pending pending, Deadline deadline) {
        LookUp lookUp = peakon.findInBackground(application, pending.user(), deadline);
        return lookUp instanceof LookUp.Found found
                        && OthersAccounts.mayBeOf(seat, found.account(), seats)
                        && seats.reassign(seat.id(), found.account().id())
                ? peakon.update(application, found.account().id(), pending.user(), null, deadline)
                : new Change.Gone();
    }

    private void postpone(Application application, Pending pending, String why) {
        if (pending.attempts() + 1 >= MOST_ATTEMPTS) {
            LOG.warn("application {}: gave up sending a change to Peakon: {}", application.name(), why);
            pendingUpdates.settle(pending);
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << pending.attempts());
        pendingUpdates.postpone(pending, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        LOG.info("application {}: a change could not be sent to Peakon yet: {}", application.name(), why);
    }
}
