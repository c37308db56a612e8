package org.peakonjit.saml.sp;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An AuthnRequest on its way to the company's IdP, and the cookie that binds its answer to this browser.
 *
 * @param delivery how the browser takes it there
 * @param stateCookie to be set with the path of the ACS, HttpOnly, and on https {@code SameSite=None; Secure}
 */
public record OutgoingRequest(Delivery delivery, StateCookie stateCookie) {

    /** The binding (SAML Bindings §3.4, §3.5). */
    public sealed interface Delivery {
        /** HTTP-Redirect: the location with SAMLRequest, RelayState, SigAlg and Signature. */
        record Redirect(URI location) implements Delivery {}

        /** HTTP-POST: a form the browser posts by itself. */
        record Post(URI action, Map<String, String> fields) implements Delivery {}
    }

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
