package org.peakonjit.operations;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.access.AuthenticationResult;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.AuthenticationResult.Wrong;
import org.peakonjit.access.BasicCredentials;
import org.peakonjit.access.Origin;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.network.ClientAddresses;

/** {@code /ops/metrics}: for clients on this machine, and for administrators and auditors by HTTP Basic. */
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Metrics metrics;

    @Inject
    transient PasswordAuthentication authentication;

    @Inject
    transient ClientAddresses addresses;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        AuthenticationResult result = LocalClient.sent(request) ? null : authenticate(request);
        if (result == null || result instanceof Authenticated) {
            response.setContentType("text/plain; version=0.0.4; charset=utf-8");
            response.getWriter().write(metrics.scrape());
        } else if (result instanceof Throttled throttled) {
            response.setHeader(
                    "Retry-After", Long.toString(throttled.retryAfter().toSeconds() + 1));
            response.setStatus(429);
        } else {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Peakon JIT Proxy\", charset=\"UTF-8\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private AuthenticationResult authenticate(HttpServletRequest request) {
        return BasicCredentials.of(request.getHeader("Authorization"))
                .map(given ->
                        authentication.authenticate(given.name(), given.password(), Origin.of(addresses.of(request))))
                .orElseGet(Wrong::new);
    }
}
