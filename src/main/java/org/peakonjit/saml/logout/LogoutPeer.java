package org.peakonjit.saml.logout;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.peakonjit.saml.metadata.document.LogoutEndpoint;

/**
 * Whom we exchange logout messages with.
 *
 * @param keys those it signs with; without any, nothing from it is believed
 * @param endpoint its single logout service, if it has one
 */
public record LogoutPeer(String entityId, List<PublicKey> keys, Optional<LogoutEndpoint> endpoint) {

    public LogoutPeer {
        keys = List.copyOf(keys);
    }
}
