package org.peakonjit.signon;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.MonotonicTime;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.schedule.Outbox;

/** The sign-on as one node has it, over any ports. */
public final class SignOnNode {

    private SignOnNode() {}

    /** Ports of one node to the database that all share. */
    public record Database(Seats seats, Outbox outbox, Conflicts conflicts, UnitOfWork unitOfWork) {}

    public static SignOn of(
            Database database,
            PeakonUsers users,
            AttributeMapper mapper,
            Issuers issuers,
            Event<SeatReleased> released,
            Clock clock,
            MonotonicTime time) {
        Seats seats = database.seats();
        UnitOfWork work = database.unitOfWork();
        PendingUpdates updates = new PendingUpdates(database.outbox());
        Planner planner = new Planner(seats, mapper, issuers);
        Admission admission = new Admission(seats, updates, database.conflicts(), clock);
        Reactivation reactivation = new Reactivation(admission, users);
        AccountUpdate update = new AccountUpdate(planner, admission, seats, users, updates, work, reactivation);
        ProvisioningAttempt attempt = new ProvisioningAttempt(planner, admission, update, seats, users, reactivation);
        SeatReleases releases = new SeatReleases(seats, work, released, clock);
        JustInTime justInTime =
                new JustInTime(planner, admission, attempt, update, reactivation, seats, users, releases, clock, time);
        return new SignOn(planner, admission, justInTime, releases, work);
    }
}
