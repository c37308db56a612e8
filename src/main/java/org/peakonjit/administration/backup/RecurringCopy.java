package org.peakonjit.administration.backup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.administration.backup.DatabaseCopies.Copy;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the embedded database without being asked to. */
@Singleton
@Scheduled(name = "copy-embedded-database", every = "PT6H")
class RecurringCopy implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(RecurringCopy.class);

    private final DatabaseCopies copies;

    @Inject
    RecurringCopy(DatabaseCopies copies) {
        this.copies = copies;
    }

    @Override
    public void run() {
        if (copies.isPossible()) {
            Copy copy = copies.make();
            LOG.debug("copied the database to {}: {} bytes", copy.file(), copy.bytes());
        }
    }
}
