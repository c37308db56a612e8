package org.peakonjit.administration.diagnosis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.database.DatabaseTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database answers, how fast, and whether its clock goes as ours. */
@Singleton
public class DatabaseCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final Duration APART = Duration.ofSeconds(5);

    private final DatabaseTime time;
    private final Clock clock;

    @Inject
    public DatabaseCheck(DatabaseTime time, Clock clock) {
        this.time = time;
        this.clock = clock;
    }

    List<Finding> check() {
        long begun = System.nanoTime();
        Duration ahead;
        try {
            time.now(); // the first may have to make a connection
            begun = System.nanoTime();
            ahead = Duration.between(clock.instant(), time.now());
        } catch (RuntimeException e) {
            LOG.warn("the database does not answer", e);
            return List.of(Finding.bad(
                    Area.DATABASE, null, DiagnosisFault.DATABASE_FAILS.fault(), DiagnosisFault.SEE_LOG.fault()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Finding speed = took.compareTo(SLOW) < 0
                ? Finding.good(Area.DATABASE, null, DiagnosisFault.DATABASE_ANSWERS.fault(took.toMillis()))
                : Finding.doubtful(
                        Area.DATABASE,
                        null,
                        DiagnosisFault.DATABASE_SLOW.fault(took.toMillis()),
                        DiagnosisFault.DATABASE_NEARER.fault());
        return ahead.abs().compareTo(APART) < 0
                ? List.of(speed)
                : List.of(
                        speed,
                        Finding.doubtful(
                                Area.DATABASE,
                                null,
                                DiagnosisFault.CLOCK_DIFFERS.fault(ahead.toSeconds()),
                                DiagnosisFault.SET_CLOCKS.fault()));
    }
}
