package org.peakonjit.upkeep;

import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.peakonjit.application.Applications;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.signon.SignOnNode.Database;

/** The upkeep as one node does it, over any ports. */
public record UpkeepNode(
        BackgroundTask settling,
        BackgroundTask sending,
        BackgroundTask releasingIdle,
        Reconciliation reconciliation,
        Deprovisioning deprovisioning) {

    public static UpkeepNode of(
            Database database,
            Issuers issuers,
            Applications applications,
            PeakonMaintenance peakon,
            Event<SeatReleased> released,
            Clock clock) {
        SeatReleases releases = new SeatReleases(database.seats(), database.unitOfWork(), released, clock);
        return new UpkeepNode(
                new SettleReservations(
                        database.seats(),
                        issuers,
                        applications,
                        peakon,
                        database.unitOfWork(),
                        new RecordedEvents<>(),
                        clock),
                new SendChanges(
                        database.outbox(),
                        applications,
                        database.seats(),
                        issuers,
                        peakon,
                        database.unitOfWork(),
                        new RecordedEvents<>(),
                        clock),
                new ReleaseIdleSeats(applications, database.seats(), releases, clock),
                new Reconciliation(
                        database.seats(),
                        peakon,
                        new InMemoryStagedAccounts(database.seats()),
                        new InMemoryReconciliations(),
                        releases,
                        applications,
                        database.unitOfWork(),
                        clock),
                new Deprovisioning(peakon, database.seats(), issuers));
    }
}
