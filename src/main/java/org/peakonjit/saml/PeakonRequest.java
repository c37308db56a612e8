package org.peakonjit.saml;

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
 * @param comparison how they are compared (§3.3.2.2.1); null = exactly
 * @param proxyCount over how many proxies it may go, ourselves included, from 1 on (§3.4.1.2); null = any number
 */
public record PeakonRequest(
        String id,
        URI acsUrl,
        @Nullable String relayState,
        boolean forceAuthn,
        boolean isPassive,
        List<String> requestedAuthnContexts,
        @Nullable String comparison,
        @Nullable Integer proxyCount) {

    public PeakonRequest {
        requestedAuthnContexts = List.copyOf(requestedAuthnContexts);
    }

    /** With contexts that are compared exactly, over any number of proxies. */
    public PeakonRequest(
            String id,
            URI acsUrl,
            @Nullable String relayState,
            boolean forceAuthn,
            boolean isPassive,
            List<String> requestedAuthnContexts) {
        this(id, acsUrl, relayState, forceAuthn, isPassive, requestedAuthnContexts, null, null);
    }
}
