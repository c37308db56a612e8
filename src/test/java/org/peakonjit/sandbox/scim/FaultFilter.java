package org.peakonjit.sandbox.scim;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Puts the injected fault in the way of a call. */
final class FaultFilter extends Filter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Faults faults;

    FaultFilter(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        switch (faults.next()) {
            case SLOW -> {
                pause();
                chain.doFilter(exchange);
            }
            case SERVER_ERROR -> answer(exchange, 500, "the sandbox was told to fail");
            case TOO_MANY -> {
                exchange.getResponseHeaders().set("Retry-After", "5");
                answer(exchange, 429, "too many requests");
            }
            case UNAUTHORIZED -> answer(exchange, 401, "the token was revoked");
            case CHANGES_FAIL -> {
                if (isReading(exchange)) {
                    chain.doFilter(exchange);
                } else {
                    answer(exchange, 500, "the sandbox was told to fail");
                }
            }
            case BLIND -> blind(exchange, chain);
            case ANSWER_LOST -> loseAnswer(exchange, chain);
            case NONE -> chain.doFilter(exchange);
        }
    }

    private static void loseAnswer(HttpExchange exchange, Chain chain) throws IOException {
        if (exchange instanceof NotedExchange noted && !isReading(exchange)) {
            try (LostAnswer lost = new LostAnswer(noted)) {
                chain.doFilter(lost);
            }
        } else {
            chain.doFilter(exchange);
        }
    }

    private static void blind(HttpExchange exchange, Chain chain) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (isReading(exchange) && path.endsWith("/Users")) {
            send(exchange, 200, """
                    {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0}""");
        } else if (isReading(exchange) && path.contains("/Users/")) {
            answer(exchange, 404, "there is no user with that id");
        } else {
            chain.doFilter(exchange);
        }
    }

    private static boolean isReading(HttpExchange exchange) {
        return READING.contains(exchange.getRequestMethod());
    }

    private static void answer(HttpExchange exchange, int status, String detail) throws IOException {
        send(
                exchange,
                status,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status
                        + "\",\"detail\":\"" + detail + "\"}");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/scim+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void pause() {
        try {
            Thread.sleep(faults.slowness().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String description() {
        return "injects faults";
    }
}
