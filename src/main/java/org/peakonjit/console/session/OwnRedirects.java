package org.peakonjit.console.session;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Redirects by path alone (RFC 9110 §10.2.2). Servers would make a whole URL of it with the request's Host header, which
 * anybody may forge.
 */
final class OwnRedirects extends HttpServletResponseWrapper {

    OwnRedirects(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendRedirect(String location) {
        resetBuffer();
        setStatus(SC_FOUND);
        setHeader("Location", location);
    }
}
