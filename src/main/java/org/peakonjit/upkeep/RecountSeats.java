package org.peakonjit.upkeep;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.peakonjit.application.Applications;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.Recount;
import org.peakonjit.license.Seats;
import org.peakonjit.license.SeatsRecounted;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves at each start and each day that the number consumed is the number of rows (rule L10). It can only be another
 * where somebody else wrote into our tables: it is corrected then, and told.
 */
@Singleton
@Scheduled(name = "recount-seats", every = "P1D")
class RecountSeats implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(RecountSeats.class);

    private final Applications applications;
    private final Seats seats;
    private final UnitOfWork unitOfWork;
    private final Event<SeatsRecounted> recounted;
    private final Clock clock;

    @Inject
    RecountSeats(
            Applications applications,
            Seats seats,
            UnitOfWork unitOfWork,
            Event<SeatsRecounted> recounted,
            Clock clock) {
        this.applications = applications;
        this.seats = seats;
        this.unitOfWork = unitOfWork;
        this.recounted = recounted;
        this.clock = clock;
    }

    @Override
    public void run() {
        EachApplication.of(
                applications,
                application -> unitOfWork
                        .call(() -> correct(application.name()))
                        .ifPresent(wrong -> LOG.error(
                                "application {}: {} licences were counted, the ledger has {} seats; that is the number now."
                                        + " Nobody but this product may write into its tables",
                                application.name(),
                                wrong.counted(),
                                wrong.rows())));
    }

    private Optional<Recount> correct(String application) {
        Optional<Recount> wrong = seats.recount(application);
        wrong.ifPresent(recount ->
                recounted.fire(new SeatsRecounted(clock.instant(), application, recount.counted(), recount.rows())));
        return wrong;
    }
}
