package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.config.Settings;

/** Puts the headers on every answer that protect it in the browser; pages with content add their own policy. */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Where the console's views are, and how they end; the resources they use end so, too. */
    private static final String CONSOLE = "/console/";

    private static final String VIEW = ".xhtml";

    private static final String ONE_YEAR = "max-age=31536000";

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        String path = request.getServletPath();
        if (path.startsWith(CONSOLE) && path.endsWith(VIEW)) {
            // Its forms must tell their Origin, and Faces adds the policy with its nonce.
            response.setHeader("Referrer-Policy", "same-origin");
        } else {
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        if (settings.isHttps()) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        chain.doFilter(request, response);
    }
}
