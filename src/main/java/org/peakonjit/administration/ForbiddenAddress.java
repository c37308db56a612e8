package org.peakonjit.administration;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that no administrator may make this server call: those of link-local and metadata services, which answer
 * with credentials of the machine (CWE-918).
 */
final class ForbiddenAddress {

    private static final Set<String> METADATA_SERVICES =
            Set.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "168.63.129.16");

    private ForbiddenAddress() {}

    /** Why the URL may not be called; empty when it may, or when nobody knows its host. */
    static Optional<String> of(URI url) {
        try {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (address.isLinkLocalAddress()
                        || address.isAnyLocalAddress()
                        || address.isMulticastAddress()
                        || METADATA_SERVICES.contains(address.getHostAddress())) {
                    return Optional.of(url.getHost() + " is a link-local or metadata-service address");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
