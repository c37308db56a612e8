package org.peakonjit.schedule;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.peakonjit.database.pool.DatabaseTrouble;

/** While open, the scheduler says nothing of a database that is away: that is said once, elsewhere. */
final class QuietScheduler implements AutoCloseable {

    private static final Filter BUT_OF_AN_ABSENCE =
            line -> line.getThrown() == null || !DatabaseTrouble.isAway(line.getThrown());

    /** Kept here: loggers are forgotten. */
    private final List<Logger> loggers = Stream.of("Scheduler", "RunUntilShutdown", "RunAndLogErrors", "Executor")
            .map(name -> Logger.getLogger("com.github.kagkarlsson.scheduler." + name))
            .toList();

    QuietScheduler() {
        loggers.forEach(logger -> logger.setFilter(BUT_OF_AN_ABSENCE));
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.setFilter(null));
    }
}
