package org.peakonjit.saml.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** How long our own certificates still last. */
@Singleton
public class KeyExpiry {

    private final SamlKeys keys;
    private final Clock clock;

    @Inject
    public KeyExpiry(SamlKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** When the certificate in use ends. */
    public Instant end(Use use) {
        return keys.active(use).certificate().getNotAfter().toInstant();
    }

    /** Whole days until the certificate in use ends; negative when it has ended. */
    public long daysLeft(Use use) {
        return daysBetween(clock.instant(), end(use));
    }

    /** Whole days from now to an end; negative once it is past. */
    public static long daysBetween(Instant now, Instant end) {
        return Math.floorDiv(
                Duration.between(now, end).toSeconds(), Duration.ofDays(1).toSeconds());
    }
}
