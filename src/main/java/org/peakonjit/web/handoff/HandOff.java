package org.peakonjit.web.handoff;

import java.net.URI;
import org.peakonjit.saml.idp.ResponseForm;

/** How the browser takes an admitted person to Peakon. */
public sealed interface HandOff {

    /** By posting our Response. */
    record PostResponse(ResponseForm form) implements HandOff {}

    /** A 303 to Peakon. */
    record RedirectTo(URI location) implements HandOff {}
}
