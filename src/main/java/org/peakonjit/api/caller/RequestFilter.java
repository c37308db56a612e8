package org.peakonjit.api.caller;

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
import org.peakonjit.access.Administrator;
import org.peakonjit.access.AuthenticationResult;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.BasicCredentials;
import org.peakonjit.access.BrowserSession;
import org.peakonjit.access.BrowserSession.Session;
import org.peakonjit.access.Origin;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.api.http.HttpAnswer;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.list.Paged;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.config.Settings;
import org.peakonjit.json.Shapes;

/**
 * Before every request, known address or not: who asks, may they, and does it come from our own pages where it comes
 * from a browser at all.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@Singleton
public class RequestFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String QUALITY = "0|0?\\.\\d+|1(?:\\.0+)?";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static final String BASIC = "Basic realm=\"Peakon JIT Proxy\", charset=\"UTF-8\"";
    /** Browsers know no such scheme, hence open no dialog. */
    private static final String SESSION = "Session realm=\"Peakon JIT Proxy\"";

    @Inject
    PasswordAuthentication authentication;

    @Inject
    BrowserSession sessions;

    @Inject
    ClientAddress address;

    @Inject
    ChangeLog changes;

    @Inject
    Settings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<Session> session = authorization == null ? sessions.current() : Optional.empty();
        AuthenticationResult result = session.isPresent()
                ? new Authenticated(session.get().administrator())
                : BasicCredentials.of(authorization).map(this::authenticate).orElse(new AuthenticationResult.Wrong());
        if (result instanceof Authenticated authenticated) {
            Caller caller = new Caller(authenticated.administrator(), session, settings.isHttps());
            request.setSecurityContext(caller);
            refusal(request, caller).ifPresentOrElse(problem -> refuse(request, problem), () -> nameNoBody(request));
        } else if (result instanceof Throttled throttled) {
            request.abortWith(Problem.throttled(throttled.retryAfter()));
        } else {
            request.abortWith(Problem.of(401, "unauthenticated", "Give an administrator's name and password.")
                    .response()
                    .header(HttpHeaders.WWW_AUTHENTICATE, BrowserRules.isScript(request) ? SESSION : BASIC)
                    .build());
        }
    }

    /** Wrong passwords are in the audit; what is throttled after many of them would only fill it. */
    private AuthenticationResult authenticate(BasicCredentials given) {
        AuthenticationResult result =
                authentication.authenticate(given.name(), given.password(), Origin.of(address.get()));
        if (result instanceof AuthenticationResult.Wrong) {
            String name = Administrator.normalised(given.name());
            changes.record(
                    name.isEmpty() ? "-" : name, AdministrativeAction.API_SIGN_IN_FAILED, address.get(), null, null);
        }
        return result;
    }

    private Optional<Problem> refusal(ContainerRequestContext request, Caller caller) {
        if (!Shapes.isLine(path(request))) {
            return Optional.of(Problem.notFound("resource"));
        }
        if (!isUnderstood(request)) {
            return Optional.of(Problem.of(400, "refused", "Content-Type or Accept is no media type."));
        }
        if (READING.contains(request.getMethod())) {
            return Optional.empty();
        }
        if (!caller.administrator().role().mayChange() && !path(request).equals(SessionResource.PASSWORD)) {
            return Optional.of(Problem.of(403, "forbidden", "An auditor changes nothing."));
        }
        return BrowserRules.refusal(request, settings)
                .or(() -> caller.session().flatMap(session -> BrowserRules.refusal(request, session)))
                .or(() -> hasOtherBody(request)
                        ? Optional.of(Problem.of(415, "unsupported-media-type", "Send application/json."))
                        : Optional.empty());
    }

    /** From the base URI on; some servers begin it with a slash (RESTEasy), some do not (Jersey). */
    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPath().replaceFirst("^/", "");
    }

    /** Each server throws an exception of its own where it is not. */
    private static boolean isUnderstood(ContainerRequestContext request) {
        try {
            request.getMediaType();
            return request.getAcceptableMediaTypes().stream()
                    .allMatch(
                            type -> type.getParameters().getOrDefault("q", "1").matches(QUALITY));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean hasOtherBody(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        return WITH_BODY.contains(request.getMethod())
                && request.hasEntity()
                && (type == null || !"application/json".equalsIgnoreCase(type.getType() + "/" + type.getSubtype()));
    }

    /** That there is no body at all is said by whoever reads it, whom not every server asks where there is no type. */
    private static void nameNoBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean isEmpty = !request.hasEntity()
                && (length == null || length.equals("0"))
                && request.getHeaderString("Transfer-Encoding") == null;
        if (isEmpty && request.getMediaType() == null && WITH_BODY.contains(request.getMethod())) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    private static void refuse(ContainerRequestContext request, Problem problem) {
        Response response = problem.response().build();
        request.abortWith(response);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        if (response.getEntity() instanceof Paged page) {
            response.getHeaders().putSingle(HttpHeaders.LINK, page.links(request.getUriInfo()));
        }
        if (response.getEntity() instanceof HttpAnswer<?> answer) {
            answer.head(response, settings);
        }
    }
}
