package org.peakonjit.license.person;

import java.time.Instant;
import java.util.Optional;

/** Since when identity providers identify people anew, as administrators said. */
public interface IdentifierRenewals {

    /** Since when the IdP of that entityID does; empty where nobody said so. */
    Optional<Instant> since(String issuer);

    /** Notes that it does from {@code instant} on: seats keyed before take the key that their holder's next sign-in brings. */
    void note(String issuer, Instant instant);
}
