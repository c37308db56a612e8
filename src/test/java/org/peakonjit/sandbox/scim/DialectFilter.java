package org.peakonjit.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.peakonjit.sandbox.scim.ScimDialect.Said;

/** Answers as the service of a dialect would, where that is not as the RFC says. */
final class DialectFilter extends Filter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILTER = "filter=";

    private final Dialects dialects;

    DialectFilter(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.setStreams(new ByteArrayInputStream(body), null);
        Optional<Said> instead = dialects.current().instead(call(exchange, body));
        if (instead.isEmpty()) {
            chain.doFilter(exchange);
            return;
        }
        byte[] answer = instead.get().body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", instead.get().type());
        exchange.sendResponseHeaders(instead.get().status(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static ScimCallAsSent call(HttpExchange exchange, byte[] body) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        JsonNode json = body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        return new ScimCallAsSent(
                exchange.getRequestMethod(),
                query.startsWith(FILTER) ? query.substring(FILTER.length()) : "",
                type,
                json);
    }

    @Override
    public String description() {
        return "speaks dialects";
    }
}
