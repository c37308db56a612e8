package org.peakonjit.saml.sp.structure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.config.Settings.Authentication;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/**
 * What a Response is held against.
 *
 * @param entityId our SP's entityID
 * @param acsUrl where it came in
 * @param state the sign-on it answers; empty = unsolicited, and accepted by setting
 * @param cbcAllowed whether an assertion may be encrypted by AES-CBC inside a signed Response
 * @param authentication what the settings demand besides what Peakon asked for
 */
public record Expected(
        String entityId,
        String acsUrl,
        CompanyIdp idp,
        Optional<SpState> state,
        boolean encrypted,
        Authentication authentication,
        boolean destinationMayMiss,
        boolean cbcAllowed,
        Instant now,
        Duration skew) {

    /** A message older than this is refused whatever it says itself; our own state lives no longer. */
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    public boolean isPast(Instant notOnOrAfter) {
        return !now.isBefore(notOnOrAfter.plus(skew));
    }

    public boolean isFuture(Instant notBefore) {
        return now.plus(skew).isBefore(notBefore);
    }
}
