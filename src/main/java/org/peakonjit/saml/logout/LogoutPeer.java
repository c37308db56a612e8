package org.peakonjit.saml.logout;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peakonjit.saml.metadata.document.LogoutEndpoint;

/**
 * Whom we exchange logout messages with.
 *
 * @param keys those it signs with; without any, nothing from it is believed
 * @param keysByNow the same after its metadata was asked for anew, where it has a source that can be asked
 * @param endpoint its single logout service, if it has one
 */
public record LogoutPeer(
        String entityId, List<PublicKey> keys, Supplier<List<PublicKey>> keysByNow, Optional<LogoutEndpoint> endpoint) {

    public LogoutPeer {
        keys = List.copyOf(keys);
    }
}
