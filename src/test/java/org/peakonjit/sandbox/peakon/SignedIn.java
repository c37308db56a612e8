package org.peakonjit.sandbox.peakon;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who signed in at the Peakon sandbox.
 *
 * @param inResponseTo the AuthnRequest that was answered; empty when the IdP began
 * @param relayState as it came with the Response
 * @param arrivedAt the path at Peakon they were led to
 */
public record SignedIn(
        String nameId,
        String displayName,
        String issuer,
        Instant at,
        Optional<String> inResponseTo,
        Optional<String> relayState,
        String arrivedAt) {

    /** The time of day, in UTC. */
    public String time() {
        return at.toString().substring(11, 19);
    }

    /** Up to two letters for the round picture. */
    public String initials() {
        String[] names = displayName.split(" ", 2);
        return first(names[0]) + (names.length > 1 ? first(names[1]) : "");
    }

    private static String first(String name) {
        return name.isEmpty() ? "" : name.substring(0, 1);
    }
}
