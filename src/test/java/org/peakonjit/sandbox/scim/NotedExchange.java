package org.peakonjit.sandbox.scim;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** An exchange that is noted just before its answer leaves, so whoever has the answer finds the call noted. */
final class NotedExchange extends ForwardedExchange {

    private final ScimCalls calls;
    private final Instant at = Instant.now();
    private boolean noted;

    NotedExchange(HttpExchange exchange, ScimCalls calls) {
        super(exchange);
        this.calls = calls;
    }

    @Override
    public void sendResponseHeaders(int status, long length) throws IOException {
        note(status, true);
        super.sendResponseHeaders(status, length);
    }

    /** Notes the call, once. */
    void note(int status, boolean answered) {
        if (!noted) {
            noted = true;
            calls.add(new ScimCall(
                    at, getRequestMethod(), target(), status, Duration.between(at, Instant.now()), answered));
        }
    }

    private String target() {
        URI uri = getRequestURI();
        String path = uri.getPath().substring(getHttpContext().getPath().length());
        return uri.getRawQuery() == null
                ? path
                : path + "?" + URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
    }
}
