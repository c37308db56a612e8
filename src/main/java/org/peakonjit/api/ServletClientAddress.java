package org.peakonjit.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;

/** The address the server sees; behind a reverse proxy, what the server makes of its headers. */
@Singleton
class ServletClientAddress implements ClientAddress {

    private final HttpServletRequest request;

    /** @param request the proxy of the current one */
    @Inject
    ServletClientAddress(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public String get() {
        return request.getRemoteAddr();
    }
}
