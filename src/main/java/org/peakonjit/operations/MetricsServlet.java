package org.peakonjit.operations;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.peakonjit.access.AuthenticationResult;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.AuthenticationResult.Wrong;
import org.peakonjit.access.BasicCredentials;
import org.peakonjit.access.Origin;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.database.Service;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.network.ClientAddresses;

/** {@code /ops/metrics}: for clients on this machine, and for administrators and auditors by HTTP Basic. */
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PasswordAuthentication authentication;

    @Inject
    transient ClientAddresses addresses;

    @Inject
    transient Service service;

    @Inject
    transient Metrics metrics;

    private final transient KnownScrapers known = new KnownScrapers();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (LocalClient.sent(request)) {
            write(response);
            return;
        }
        String given = Objects.toString(request.getHeader("Authorization"), "");
        AuthenticationResult result = authenticate(request).orElse(null);
        if (result == null && !known.contains(given)) {
            response.setHeader("Retry-After", "30"); // who asks cannot be known
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (result == null) {
            write(response);
        } else if (result instanceof Authenticated) {
            known.add(given);
            write(response);
        } else if (result instanceof Throttled throttled) {
            response.setHeader(
                    "Retry-After", Long.toString(throttled.retryAfter().toSeconds() + 1));
            response.setStatus(429);
        } else {
            known.remove(given);
            response.setHeader("WWW-Authenticate", "Basic realm=\"Peakon JIT Proxy\", charset=\"UTF-8\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private void write(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getWriter().write(metrics.scrape());
    }

    /** Empty while the database is away, which knows the accounts. */
    private Optional<AuthenticationResult> authenticate(HttpServletRequest request) {
        if (service.absence().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(BasicCredentials.of(request.getHeader("Authorization"))
                    .map(given -> authentication.authenticate(
                            given.name(), given.password(), Origin.of(addresses.of(request))))
                    .orElseGet(Wrong::new));
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isAway(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
