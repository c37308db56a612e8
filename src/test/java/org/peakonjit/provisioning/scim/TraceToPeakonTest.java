package org.peakonjit.provisioning.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.scim.http.ScimHttp;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.TraceContext;

class TraceToPeakonTest {

    private final List<Headers> asked = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private HttpServer server;
    private ScimHttp http;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        http = new ScimHttp(URI.create("http://localhost:" + server.getAddress().getPort()), timer);
    }

    @AfterEach
    void stop() {
        http.close();
        timer.shutdownNow();
        server.stop(0);
    }

    @Test
    void goesWithEachCallOfASignOnUnderAnotherParent() {
        TraceContext context =
                TraceContext.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "vendor=opaque");
        try (SignOnTrace.Scope scope = SignOnTrace.begin("ABCDEFGHJK", context)) {
            call();
            call();
        }
        call();

        assertThat(asked).hasSize(3);
        String first = asked.get(0).getFirst("traceparent");
        assertThat(first)
                .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01")
                .doesNotContain("00f067aa0ba902b7")
                .isNotEqualTo(asked.get(1).getFirst("traceparent"));
        assertThat(asked.get(0).getFirst("tracestate")).isEqualTo("vendor=opaque");
        assertThat(asked.get(2).containsKey("traceparent")).isFalse();
    }

    private void call() {
        http.send(ScimRequest.get("/Users/1"), "token", Deadline.in(Duration.ofSeconds(5)));
    }
}
