package org.peakonjit.saml.logout;

import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.RedirectQuery;

/**
 * What the browser brought.
 *
 * @param isRequest whether as SAMLRequest; otherwise as SAMLResponse
 * @param message the parameter, decoded from its URL or form encoding
 * @param rawQuery the query string as received; null = it came by HTTP-POST
 */
public record LogoutParameters(
        boolean isRequest,
        String message,
        @Nullable String relayState,
        @Nullable String rawQuery) {

    String parameter() {
        return isRequest ? RedirectQuery.REQUEST : RedirectQuery.RESPONSE;
    }
}
