package org.peakonjit.administration.applications;

import java.time.Clock;
import org.peakonjit.alerting.connection.ConnectionReports;
import org.peakonjit.alerting.connection.InMemoryConnectionReports;
import org.peakonjit.license.Seats;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.upkeep.ForgetAccounts;
import org.peakonjit.upkeep.InMemoryStagedAccounts;
import org.peakonjit.upkeep.Reconciliations;

/** What forgets of an application's Peakon, over what is known of it in memory. */
public final class PeakonChanges {

    private PeakonChanges() {}

    public static PeakonChange of(Seats seats, Reconciliations reconciliations) {
        return of(seats, reconciliations, new InMemoryConnectionReports());
    }

    public static PeakonChange of(Seats seats, Reconciliations reconciliations, ConnectionReports connections) {
        Clock clock = Clock.systemUTC();
        return new PeakonChange(
                new ForgetAccounts(
                        seats, new InMemoryStagedAccounts(seats), reconciliations, new InMemoryOutbox(clock), clock),
                connections);
    }
}
