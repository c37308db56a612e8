package org.peakonjit.console.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.util.Constants.RequestParams;

/**
 * A form as a browser without scripts sends it. PrimeFaces demands the nonce of the content security policy, which its
 * script adds to each form; where none did, the page that answers has one of its own, in PrimeFaces' form.
 */
final class UnscriptedRequest extends HttpServletRequestWrapper {

    private final String nonce =
            Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));

    private UnscriptedRequest(HttpServletRequest request) {
        super(request);
    }

    /** The request itself where a script sent it, or none of our forms. */
    static HttpServletRequest of(HttpServletRequest request) {
        boolean unscripted = request.getMethod().equals("POST")
                && request.getHeader("Faces-Request") == null
                && request.getParameter(RequestParams.NONCE_PARAM) == null;
        return unscripted ? new UnscriptedRequest(request) : request;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return RequestParams.NONCE_PARAM.equals(name) ? nonce : super.getParameter(name);
    }
}
