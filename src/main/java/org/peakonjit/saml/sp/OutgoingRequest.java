package org.peakonjit.saml.sp;

import java.time.Duration;
import org.peakonjit.saml.OutgoingMessage;

/**
 * An AuthnRequest on its way to the company's IdP, and the cookie that binds its answer to this browser.
 *
 * @param stateCookie to be set with the path of the ACS, HttpOnly, and on https {@code SameSite=None; Secure}
 */
public record OutgoingRequest(OutgoingMessage message, StateCookie stateCookie) {

    /** An encrypted, integrity-protected cookie, named after the request it belongs to. */
    public record StateCookie(String name, String value, Duration maxAge) {

        /** Browsers drop a cookie whose name, value and attributes are more than 4,096 bytes (RFC 6265 §6.1). */
        static final int MOST_CHARACTERS = 4_000;

        /** Whether browsers bring it back. */
        public boolean isKept() {
            return name.length() + value.length() <= MOST_CHARACTERS;
        }
    }
}
