package org.peakonjit.sandbox.scim;

import com.sun.net.httpserver.Headers;
import java.io.OutputStream;

/** An exchange whose answer never leaves: the call is served, then the connection is closed. */
final class LostAnswer extends ForwardedExchange {

    private final NotedExchange exchange;
    private final Headers headers = new Headers();
    private int status = -1;

    LostAnswer(NotedExchange exchange) {
        super(exchange);
        this.exchange = exchange;
    }

    @Override
    public void sendResponseHeaders(int status, long length) {
        this.status = status;
        exchange.note(status, false);
    }

    @Override
    public Headers getResponseHeaders() {
        return headers;
    }

    @Override
    public OutputStream getResponseBody() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public int getResponseCode() {
        return status;
    }
}
