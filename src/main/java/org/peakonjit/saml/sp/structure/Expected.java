package org.peakonjit.saml.sp.structure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.metadata.document.CompanyIdp;

/**
 * What a Response is held against.
 *
 * @param acsUrl where it came in
 * @param state the sign-on it answers; empty = unsolicited, and accepted by setting
 */
public record Expected(
        Settings.Sp sp, String acsUrl, CompanyIdp idp, Optional<SpState> state, Instant now, Duration skew) {

    /** A message older than this is refused whatever it says itself; our own state lives no longer. */
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    public boolean isPast(Instant notOnOrAfter) {
        return !now.isBefore(notOnOrAfter.plus(skew));
    }

    public boolean isFuture(Instant notBefore) {
        return now.plus(skew).isBefore(notBefore);
    }
}
