package org.peakonjit.saml.idp;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.SessionName;

/**
 * A form the browser posts by itself (SAML Bindings §3.5).
 *
 * @param samlResponse base64, ready for the form field
 * @param relayState echoed unchanged; null = no field
 * @param session how we call the session it begins; null = it begins none
 */
public record ResponseForm(
        URI acsUrl,
        String samlResponse,
        @Nullable String relayState,
        @Nullable SessionName session) {

    /** That begins no session. */
    public ResponseForm(URI acsUrl, String samlResponse, @Nullable String relayState) {
        this(acsUrl, samlResponse, relayState, null);
    }
}
