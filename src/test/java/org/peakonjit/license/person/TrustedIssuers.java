package org.peakonjit.license.person;

import java.time.Instant;
import java.util.Optional;

/** Identity providers that speak for everybody. */
public final class TrustedIssuers implements Issuers {

    @Override
    public boolean speaksFor(String issuer, String address) {
        return true;
    }

    @Override
    public Optional<Instant> identifiersSince(String issuer) {
        return Optional.empty();
    }
}
