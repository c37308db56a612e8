package org.peakonjit.handoff;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.SessionName;

/** How the browser takes an admitted person to Peakon. */
public sealed interface HandOff {

    /**
     * A form the browser posts by itself (SAML Bindings §3.5).
     *
     * @param samlResponse base64, ready for the form field
     * @param relayState echoed unchanged; null = no field
     * @param session how we call the session it begins; null = it begins none
     */
    record PostResponse(
            URI acsUrl,
            String samlResponse,
            @Nullable String relayState,
            @Nullable SessionName session) implements HandOff {

        /** That begins no session. */
        public PostResponse(URI acsUrl, String samlResponse, @Nullable String relayState) {
            this(acsUrl, samlResponse, relayState, null);
        }
    }

    /** A 303 to Peakon. */
    record RedirectTo(URI location) implements HandOff {}
}
