package org.peakonjit.saml.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.saml.metadata.CompanyIdp;

/**
 * What a Response is held against.
 *
 * @param entityId our SP's entityID
 * @param acsUrl where it came in
 * @param state the sign-on it answers; empty = unsolicited, and accepted by setting
 */
record Expected(
        String entityId,
        String acsUrl,
        CompanyIdp idp,
        Optional<SpState> state,
        boolean encrypted,
        Instant now,
        Duration skew) {

    /** A message older than this is refused whatever it says itself; our own state lives no longer. */
    static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    boolean isPast(Instant notOnOrAfter) {
        return !now.isBefore(notOnOrAfter.plus(skew));
    }

    boolean isFuture(Instant notBefore) {
        return now.plus(skew).isBefore(notBefore);
    }
}
