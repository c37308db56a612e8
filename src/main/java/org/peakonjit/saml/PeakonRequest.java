package org.peakonjit.saml;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verified AuthnRequest of Peakon's, waiting for its answer (SAML Core §3.4.1).
 *
 * @param id what our Response's InResponseTo echoes
 * @param acsUrl where the answer goes; registered for the application
 * @param relayState echoed unchanged
 * @param requestedAuthnContexts passed upstream; empty = none asked for
 */
public record PeakonRequest(
        String id,
        URI acsUrl,
        @Nullable String relayState,
        boolean forceAuthn,
        boolean isPassive,
        List<String> requestedAuthnContexts)
        implements Serializable {

    public PeakonRequest {
        requestedAuthnContexts = List.copyOf(requestedAuthnContexts);
    }
}
