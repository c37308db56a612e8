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
        return Duration.between(clock.instant(), end(use)).toDays();
    }
}
