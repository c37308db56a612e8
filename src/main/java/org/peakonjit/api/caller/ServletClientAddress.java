package org.peakonjit.api.caller;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.peakonjit.network.ClientAddresses;

/** The address the server sees; behind a trusted reverse proxy, the one that it names. */
@Singleton
class ServletClientAddress implements ClientAddress {

    private final HttpServletRequest request;
    private final ClientAddresses addresses;

    /** @param request the proxy of the current one */
    @Inject
    ServletClientAddress(HttpServletRequest request, ClientAddresses addresses) {
        this.request = request;
        this.addresses = addresses;
    }

    @Override
    public String get() {
        return addresses.of(request);
    }
}
