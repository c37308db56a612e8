package org.peakonjit.handoff;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How the browser takes an admitted person to Peakon. */
public sealed interface HandOff {

    /**
     * A form the browser posts by itself (SAML Bindings §3.5).
     *
     * @param samlResponse base64, ready for the form field
     * @param relayState echoed unchanged; null = no field
     */
    record PostResponse(
            URI acsUrl, String samlResponse, @Nullable String relayState) implements HandOff {}

    /** A 303 to Peakon. */
    record RedirectTo(URI location) implements HandOff {}
}
