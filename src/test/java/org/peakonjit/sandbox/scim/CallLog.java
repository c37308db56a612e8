package org.peakonjit.sandbox.scim;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Notes every call with its outcome. */
final class CallLog extends Filter {

    private final ScimCalls calls;

    CallLog(ScimCalls calls) {
        this.calls = calls;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Instant at = Instant.now();
        try {
            chain.doFilter(exchange);
        } finally {
            Object dropped = exchange.getAttribute(LostAnswer.STATUS);
            calls.add(new ScimCall(
                    at,
                    exchange.getRequestMethod(),
                    target(exchange),
                    dropped instanceof Integer status ? status : exchange.getResponseCode(),
                    Duration.between(at, Instant.now()),
                    dropped == null));
        }
    }

    private static String target(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String path =
                uri.getPath().substring(exchange.getHttpContext().getPath().length());
        return uri.getRawQuery() == null
                ? path
                : path + "?" + URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
    }

    @Override
    public String description() {
        return "notes calls";
    }
}
