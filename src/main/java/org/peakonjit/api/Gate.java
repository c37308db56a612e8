package org.peakonjit.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.admin.Administrator;
import org.peakonjit.admin.AuthenticationResult;
import org.peakonjit.admin.AuthenticationResult.Authenticated;
import org.peakonjit.admin.AuthenticationResult.Throttled;
import org.peakonjit.admin.BasicCredentials;
import org.peakonjit.admin.PasswordAuthentication;
import org.peakonjit.config.Settings;

/**
 * Before every request, known address or not: who asks, may they, and does it come from our own pages where it comes
 * from a browser at all.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@Singleton
public class Gate implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Inject
    PasswordAuthentication authentication;

    @Inject
    ClientAddress address;

    @Inject
    Settings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<BasicCredentials> credentials =
                BasicCredentials.of(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        AuthenticationResult result = credentials.isEmpty()
                ? new AuthenticationResult.Wrong()
                : authentication.authenticate(
                        credentials.get().name(), credentials.get().password(), address.get());
        if (result instanceof Authenticated authenticated) {
            Caller caller = new Caller(authenticated.administrator(), settings.isHttps());
            request.setSecurityContext(caller);
            permit(request, caller.administrator());
        } else if (result instanceof Throttled throttled) {
            request.abortWith(Problem.of(429, "throttled", "Too many wrong passwords. Try again later.")
                    .response()
                    .header(HttpHeaders.RETRY_AFTER, throttled.retryAfter().toSeconds() + 1)
                    .build());
        } else {
            request.abortWith(Problem.of(401, "unauthenticated", "Give an administrator's name and password.")
                    .response()
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Peakon JIT Proxy\", charset=\"UTF-8\"")
                    .build());
        }
    }

    private void permit(ContainerRequestContext request, Administrator administrator) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        MediaType type = request.getMediaType();
        String origin = request.getHeaderString("Origin");
        if (!administrator.role().mayChange()) {
            refuse(request, Problem.of(403, "forbidden", "An auditor changes nothing."));
        } else if (origin != null && !settings.isOwnOrigin(origin)) {
            refuse(request, Problem.of(403, "origin.foreign", "The request comes from another site's page."));
        } else if (WITH_BODY.contains(request.getMethod())
                && request.hasEntity()
                && (type == null || !"application/json".equalsIgnoreCase(type.getType() + "/" + type.getSubtype()))) {
            refuse(request, Problem.of(415, "unsupported-media-type", "Send application/json."));
        }
    }

    private static void refuse(ContainerRequestContext request, Problem problem) {
        Response response = problem.response().build();
        request.abortWith(response);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
