package org.peakonjit.sandbox.saml;

import java.util.Optional;

/**
 * A Response that passed every check.
 *
 * @param nameId the NameID's value
 * @param inResponseTo the request it answers; empty when nobody asked
 */
public record Accepted(String nameId, String issuer, Optional<String> inResponseTo) {}
