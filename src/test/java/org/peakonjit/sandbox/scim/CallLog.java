package org.peakonjit.sandbox.scim;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Notes every call with its outcome. */
final class CallLog extends Filter {

    private static final int NO_STATUS = -1;

    private final ScimCalls calls;

    CallLog(ScimCalls calls) {
        this.calls = calls;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        NotedExchange noted = new NotedExchange(exchange, calls);
        try {
            chain.doFilter(noted);
        } finally {
            noted.note(NO_STATUS, false);
        }
    }

    @Override
    public String description() {
        return "notes calls";
    }
}
