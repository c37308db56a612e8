package org.peakonjit.api.caller;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.access.BrowserSession.Session;
import org.peakonjit.api.http.Problem;
import org.peakonjit.config.Settings;

/** What browsers add to requests, so that no other site's page can make one in an administrator's name (CWE-352). */
final class BrowserRules {

    /** Carries {@link Session#token}. */
    static final String TOKEN = "X-Peakon-JIT-Token";

    /** Of our own pages, and of what somebody typed or bookmarked; absent from programs and older browsers. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private BrowserRules() {}

    /** Why a change is refused; empty when it is not. */
    static Optional<Problem> refusal(ContainerRequestContext request, Settings settings) {
        String origin = request.getHeaderString("Origin");
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean foreign = origin != null && !settings.isOwnOrigin(origin) || site != null && !OWN_SITES.contains(site);
        return foreign
                ? Optional.of(Problem.of(403, "origin.foreign", "The request comes from another site's page."))
                : Optional.empty();
    }

    /** Why a change in a console session is refused, besides {@link #refusal}: the cookie comes by itself. */
    static Optional<Problem> refusal(ContainerRequestContext request, Session session) {
        String token = request.getHeaderString(TOKEN);
        boolean proven = request.getHeaderString("Origin") != null && token != null && isSame(token, session.token());
        return proven
                ? Optional.empty()
                : Optional.of(Problem.of(
                        403,
                        "session.token",
                        "A change in a console session needs its Origin, and the token of GET /session as " + TOKEN
                                + "."));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a script asks: then a Basic challenge would make the browser open a dialog. */
    static boolean isScript(ContainerRequestContext request) {
        String mode = request.getHeaderString("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate")
                || "XMLHttpRequest".equalsIgnoreCase(request.getHeaderString("X-Requested-With"));
    }
}
