package org.peakonjit.console.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of the console a request belongs to, with its query. Forms are posted to the view alone: the browser says
 * in the Referer (RFC 9110 §10.1.3) with what query it had been opened.
 */
public final class RequestedPage {

    private static final String CONSOLE = "/console/";

    private RequestedPage() {}

    /** The page, as {@link ConsolePath} takes it. */
    static Optional<String> of(HttpServletRequest request) {
        return ConsolePath.of(text(request));
    }

    /** The same, be it the one on which people sign in. */
    public static Optional<String> orSignIn(HttpServletRequest request) {
        return ConsolePath.orSignIn(text(request));
    }

    private static String text(HttpServletRequest request) {
        String page = request.getServletPath().replaceFirst("^" + CONSOLE, "");
        String query = request.getMethod().equals("POST") ? queryOfReferer(request) : request.getQueryString();
        return query == null || query.isEmpty() ? page : page + "?" + query;
    }

    private static @Nullable String queryOfReferer(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return null;
        }
        try {
            URI uri = URI.create(referer);
            return request.getRequestURI().equals(uri.getRawPath()) ? uri.getRawQuery() : null;
        } catch (IllegalArgumentException e) {
            return null; // no address of a browser's
        }
    }
}
