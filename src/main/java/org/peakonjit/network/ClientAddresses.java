package org.peakonjit.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TrustedProxies;

/**
 * Where a request comes from, for the audit and for throttling. Of what a reverse proxy adds to a request only
 * X-Forwarded-For is read, and only that of {@code peakonjit.trusted-proxies}; scheme and host are the base URL's.
 */
@Singleton
public class ClientAddresses {

    private final TrustedProxies proxies;

    @Inject
    public ClientAddresses(Settings settings) {
        proxies = settings.trustedProxies();
    }

    /** The client's address as text. */
    public String of(HttpServletRequest request) {
        return proxies.clientOf(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }
}
