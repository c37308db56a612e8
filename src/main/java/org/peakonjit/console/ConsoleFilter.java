package org.peakonjit.console;

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
import org.peakonjit.config.Settings;

/**
 * Before every page of the console: who asks, and does a form come from our own pages. Whoever is not signed in sees
 * the sign-in page alone.
 */
public class ConsoleFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    static final String SIGN_IN = "/console/sign-in.xhtml";
    /** Starts a sign-in through the company's IdP. */
    static final String SAML = "/console/saml";

    private static final Set<String> OPEN = Set.of(SIGN_IN, SAML);

    static final String START = "/console/index.xhtml";

    @Inject
    transient Settings settings;

    @Inject
    transient ConsoleSessions sessions;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        String path = path(request);
        boolean ours = comesFromOurPages(request);
        if (ours && !isRoot(path) && (OPEN.contains(path) || isSignedIn(request))) {
            chain.doFilter(request, new OwnRedirects(response));
            return;
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (!ours) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (isRoot(path)) {
            new OwnRedirects(response).sendRedirect(settings.contextPath() + START);
        } else {
            askToSignIn(request, response, path);
        }
    }

    private static boolean isRoot(String path) {
        return path.equals("/console") || path.equals("/console/");
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
        return sessions.of(request, !refreshesItself(request)).isPresent();
    }

    /** Pages keep their numbers current by polling, which must not keep an abandoned session alive. */
    private static boolean refreshesItself(HttpServletRequest request) {
        String source = request.getParameter("jakarta.faces.source");
        return source != null && source.endsWith("live");
    }

    private void askToSignIn(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        String query = request.getQueryString();
        String wanted = path.substring("/console/".length()) + (query == null ? "" : "?" + query);
        String url = settings.contextPath()
                + SIGN_IN
                + (Wanted.of(wanted).isPresent() ? "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) : "");
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
