package org.peakonjit.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.RedirectQuery;

/**
 * The form of the HTTP-POST binding (SAML Bindings §3.5.4), looked at before anything of it is parsed: of a bounded
 * length, of the right type, each parameter at most once and in the body only.
 */
public record SamlForm(@Nullable String message, @Nullable String relayState) {

    /** What no honest message comes near: a base64 message of 256 KiB, percent-encoded. */
    private static final int LONGEST_BODY = 1024 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    /** What is wrong with the request before its parameters are read. A body of unknown length is read for it. */
    public static Optional<Fault> flawOf(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return Optional.of(BrowserFault.METHOD.fault());
        }
        String type = request.getContentType();
        if (type == null
                || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(FORM)) {
            return Optional.of(BrowserFault.CONTENT_TYPE.fault(FORM));
        }
        String query = request.getQueryString();
        if (query != null && !query.isEmpty()) {
            return Optional.of(BrowserFault.QUERY_STRING.fault());
        }
        long length = request.getContentLengthLong();
        try {
            return length > LONGEST_BODY || length < 0 && !ChunkedForm.read(request, LONGEST_BODY)
                    ? Optional.of(BrowserFault.TOO_LONG.fault(LONGEST_BODY))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(BrowserFault.PARAMETERS.fault()); // its chunks are broken, or it broke off
        }
    }

    /** The form's parameters, or empty when one stands there twice or cannot be decoded, or there are two messages. */
    public static Optional<SamlForm> read(HttpServletRequest request, String messageParameter) {
        String[] messages;
        String[] relayStates;
        String[] others;
        try {
            messages = ChunkedForm.values(request, messageParameter);
            relayStates = ChunkedForm.values(request, "RelayState");
            others = ChunkedForm.values(request, other(messageParameter));
        } catch (RuntimeException e) {
            return Optional.empty(); // how servers say that it cannot be decoded, broke off, or has too many of them
        }
        boolean twoMessages = only(messages) != null && only(others) != null;
        if (twoMessages || isRepeated(messages) || isRepeated(relayStates)) {
            return Optional.empty();
        }
        return Optional.of(new SamlForm(only(messages), only(relayStates)));
    }

    private static String other(String message) {
        return message.equals(RedirectQuery.REQUEST) ? RedirectQuery.RESPONSE : RedirectQuery.REQUEST;
    }

    private static boolean isRepeated(String @Nullable [] values) {
        return values != null && values.length > 1;
    }

    private static @Nullable String only(String @Nullable [] values) {
        return values == null || values.length == 0 ? null : values[0];
    }
}
