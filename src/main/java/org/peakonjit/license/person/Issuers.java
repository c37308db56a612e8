package org.peakonjit.license.person;

import java.time.Instant;
import java.util.Optional;

/** What is known of the identity providers that assert people. */
public interface Issuers {

    /** Whether the IdP of that entityID speaks for people of that address. */
    boolean speaksFor(String issuer, String address);

    /** Since when the IdP identifies people anew: keys noted before tell nobody apart. Empty where nobody said so. */
    Optional<Instant> identifiersSince(String issuer);
}
