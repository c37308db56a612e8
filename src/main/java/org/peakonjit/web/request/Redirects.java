package org.peakonjit.web.request;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Redirects that nothing keeps. The location is absolute, or a path from the root of the host: servers would make a URL by
 * the Host header of it.
 */
public final class Redirects {

    private Redirects() {}

    /** Takes a SAML message along (SAML Bindings §3.4; RFC 9110 §15.4.3). */
    public static void found(HttpServletResponse response, String location) {
        send(response, HttpServletResponse.SC_FOUND, location);
        keptNowhere(response);
    }

    /** Is followed by GET (RFC 9110 §15.4.4). */
    public static void seeOther(HttpServletResponse response, String location) {
        send(response, HttpServletResponse.SC_SEE_OTHER, location);
    }

    /** What SAML Bindings §3.4.5.1 and §3.5.5.1 ask of answers with messages. */
    public static void keptNowhere(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache, no-store");
        response.setHeader("Pragma", "no-cache");
    }

    private static void send(HttpServletResponse response, int status, String location) {
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(status);
        response.setHeader("Location", location);
    }
}
