package org.peakonjit.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves hosts for connections of Apache's client, and forbidden addresses to nothing. The addresses checked are the
 * ones connected to, so a name that changes its mind in between gains nothing (DNS rebinding).
 */
final class GuardedResolver implements DnsResolver {

    private static final DnsResolver SYSTEM = SystemDefaultDnsResolver.INSTANCE;

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SYSTEM.resolve(host);
        ForbiddenAddress.refuse(host, addresses);
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SYSTEM.resolveCanonicalHostname(host);
    }
}
