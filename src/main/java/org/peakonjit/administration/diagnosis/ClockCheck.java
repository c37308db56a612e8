package org.peakonjit.administration.diagnosis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.outbound.GuardedFetch;

/** Whether the clock of another server goes as ours: what the times in an assertion mean depends on it. */
@Singleton
public class ClockCheck {

    private static final Duration APART = Duration.ofSeconds(60);

    private final GuardedFetch fetch;
    private final Clock clock;

    @Inject
    public ClockCheck(GuardedFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Empty where the clocks agree, or the server does not say what time it is. */
    Optional<Finding> check(Area area, String object, URI url) {
        return fetch.timeAt(url)
                .map(time -> Duration.between(clock.instant(), time))
                .filter(ahead -> ahead.abs().compareTo(APART) > 0)
                .map(ahead -> Finding.doubtful(
                        area,
                        object,
                        DiagnosisFault.OTHER_CLOCK.fault(url, ahead.toSeconds()),
                        DiagnosisFault.SET_CLOCKS.fault()));
    }
}
