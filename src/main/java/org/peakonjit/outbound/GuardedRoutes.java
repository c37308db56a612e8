package org.peakonjit.outbound;

import java.net.ProxySelector;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * The system's routes of Apache's client. On one through a proxy the {@link GuardedResolver} sees the proxy alone, so
 * the target is looked at here; a name that only the proxy knows is the proxy's to judge.
 */
final class GuardedRoutes implements HttpRoutePlanner {

    private final HttpRoutePlanner system;

    /** By the system's proxy settings. */
    GuardedRoutes() {
        this(ProxySelector.getDefault());
    }

    GuardedRoutes(ProxySelector proxies) {
        system = new SystemDefaultRoutePlanner(proxies);
    }

    @Override
    public HttpRoute determineRoute(HttpHost target, HttpContext context) throws HttpException {
        HttpRoute route = system.determineRoute(target, context);
        if (route.getProxyHost() != null
                && ForbiddenAddress.of(target.getHostName()).isPresent()) {
            throw new HttpException("Forbidden target", new ForbiddenAddressException(target.getHostName()));
        }
        return route;
    }
}
