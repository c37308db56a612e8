package org.peakonjit.console.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peakonjit.access.SessionEnd;
import org.peakonjit.config.Settings;
import org.peakonjit.web.page.NoticePage;

/**
 * Before every page of the console: who asks, and does a form come from our own pages. Whoever is not signed in sees
 * the sign-in page alone.
 */
public class ConsoleFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    public static final String SIGN_IN = "/console/sign-in.xhtml";

    /** Starts a sign-in through the company's IdP. */
    static final String SAML = "/console/saml";

    /** Tells how long the session has left, and that it has none. */
    static final String SESSION = "/console/session";

    private static final Set<String> OPEN = Set.of(SIGN_IN, SAML, SESSION);

    static final String START = "/console/index.xhtml";

    private static final String CONSOLE = "/console/";

    @Inject
    transient Settings settings;

    @Inject
    transient CurrentSession session;

    @Inject
    transient NoticePage notice;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        String path = path(request);
        boolean ours = comesFromOurPages(request);
        boolean already = path.equals(SIGN_IN) && isSignedInAlready(request);
        Optional<SessionEnd> end = OPEN.contains(path) ? Optional.empty() : end(request);
        if (ours && !already && !isRoot(path) && (OPEN.contains(path) || isSignedIn(request))) {
            chain.doFilter(UnscriptedRequest.of(request), new OwnRedirects(response));
            return;
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (!ours) {
            refuse(request, response);
        } else if (isRoot(path)) {
            new OwnRedirects(response).sendRedirect(settings.contextPath() + START);
        } else if (already) {
            new OwnRedirects(response).sendRedirect(settings.contextPath() + wanted(request));
        } else {
            askToSignIn(request, response, end);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String origin = request.getHeader("Origin");
        if (request.getMethod().equals("POST") && origin != null && !origin.equals("null")) {
            notice.elsewhere(request, response, settings.url(CONSOLE));
        } else {
            notice.notUnderstood(request, response, settings.url(CONSOLE));
        }
    }

    /** As in another tab; but not where the session can be prolonged by nothing else. */
    private boolean isSignedInAlready(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && !SessionEnd.LONGEST.word().equals(request.getParameter("why"))
                && session.of(request).isPresent();
    }

    private static String wanted(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("to"))
                .flatMap(ConsolePath::of)
                .map(page -> CONSOLE + page)
                .orElse(START);
    }

    private static boolean isRoot(String path) {
        return path.equals("/console") || path.equals(CONSOLE);
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    /** Browsers send an Origin with every POST; one that is missing or foreign is no form of ours. */
    private boolean comesFromOurPages(HttpServletRequest request) {
        String method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return method.equals("POST") && origin != null && settings.isOwnOrigin(origin);
    }

    private boolean isSignedIn(HttpServletRequest request) {
        return (refreshesItself(request) ? session.of(request) : session.active(request)).isPresent();
    }

    /** Pages keep their numbers current by polling, which must not keep an abandoned session alive. */
    private static boolean refreshesItself(HttpServletRequest request) {
        String source = request.getParameter("jakarta.faces.source");
        return source != null && source.endsWith("live");
    }

    /** Whoever sends a form had been signed in, also where nothing is known of it any more. */
    private Optional<SessionEnd> end(HttpServletRequest request) {
        return session.ending(request)
                .or(() -> request.getMethod().equals("POST") ? Optional.of(SessionEnd.UNKNOWN) : Optional.empty());
    }

    private void askToSignIn(HttpServletRequest request, HttpServletResponse response, Optional<SessionEnd> end)
            throws IOException {
        String query = Stream.of(
                        RequestedPage.of(request).map(page -> "to=" + URLEncoder.encode(page, StandardCharsets.UTF_8)),
                        end.map(why -> "why=" + why.word()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        String url = settings.contextPath() + SIGN_IN + (query.isEmpty() ? "" : "?" + query);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + url.replace("&", "&amp;") + "\"/></partial-response>");
        } else {
            new OwnRedirects(response).sendRedirect(url);
        }
    }
}
