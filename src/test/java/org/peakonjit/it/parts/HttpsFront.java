package org.peakonjit.it.parts;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A TLS reverse proxy for hosts of several sites, as a load balancer is one: it forwards to http with the Host that was
 * asked for and says for whom by X-Forwarded headers.
 */
public final class HttpsFront implements AutoCloseable {

    /** What it says every client's address is. */
    public static final String CLIENT = "203.0.113.7";

    private static final Set<String> BETWEEN_NEIGHBOURS = Set.of(
            "connection", "transfer-encoding", "content-length", "host", "upgrade", "keep-alive", "http2-settings");

    private final HttpsServer server;
    private final Map<String, HttpHandler> hosts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private HttpsFront(HttpsServer server) {
        this.server = server;
    }

    public static HttpsFront start(LocalCa ca) {
        try {
            HttpsFront front =
                    new HttpsFront(HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            front.server.setHttpsConfigurator(new HttpsConfigurator(ca.tls()));
            front.server.setExecutor(front.threads);
            front.server.createContext("/", front::handle);
            front.server.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a handler answer for a host. */
    public HttpsFront serve(String host, HttpHandler handler) {
        hosts.put(host, handler);
        return this;
    }

    /** What forwards to an http server. */
    public HttpHandler to(URI backend) {
        return exchange -> forward(exchange, backend);
    }

    /** The argument by which Chromium finds every host below {@code .test} here, but for those of other rules. */
    public String chromiumHosts(String... rules) {
        return "--host-resolver-rules=" + String.join(", ", rules) + (rules.length == 0 ? "" : ", ")
                + "MAP *.test 127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
            HttpHandler handler = hosts.get(host.replaceFirst(":\\d+$", ""));
            if (handler == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                handler.handle(exchange);
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private void forward(HttpExchange exchange, URI backend) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(backend + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!BETWEEN_NEIGHBOURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        request.header("Host", host)
                .header("X-Forwarded-For", CLIENT)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", host);
        try {
            answer(exchange, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        response.headers().map().forEach((name, values) -> {
            if (!BETWEEN_NEIGHBOURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, List.copyOf(values));
            }
        });
        boolean empty = response.body().length == 0;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
        if (!empty) {
            exchange.getResponseBody().write(response.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
