package org.peakonjit.saml.metadata;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import org.peakonjit.identityprovider.MetadataOrigin.At;

/** When to look again. Nothing is exact, so that many installations do not ask one IdP in the same second. */
final class RefreshPlan {

    /** No pause is longer. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration NORMAL = Duration.ofMinutes(10);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration FILE = Duration.ofSeconds(5);

    private static final IntervalFunction WELL = IntervalFunction.ofRandomized(NORMAL.toMillis(), 0.2);
    private static final IntervalFunction FAILING =
            IntervalFunction.ofExponentialRandomBackoff(FIRST_RETRY.toMillis(), 2, 0.5, NORMAL.toMillis());

    private RefreshPlan() {}

    static Duration afterSuccess(At place) {
        return place.isFile() ? FILE : Duration.ofMillis(WELL.apply(1));
    }

    /** @param failures how many in a row, this one included */
    static Duration afterFailure(At place, int failures) {
        return place.isFile() ? FILE : Duration.ofMillis(FAILING.apply(failures));
    }
}
