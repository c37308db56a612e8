package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.peakonjit.sandbox.saml.AuthnRequestMessage;
import org.peakonjit.sandbox.saml.Binding;

/**
 * An attacker's browser at one node of the proxy: sends what it is told, follows nothing, waits ten seconds at most.
 *
 * <p>It asks on a new connection each time: a server may close one on which it was asked something malformed, just when
 * the next request is being written to it.
 */
public final class RawBrowser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI node;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public RawBrowser(URI node) {
        this.node = node;
    }

    /** What the proxy answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public Document document() {
            return Jsoup.parse(body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> cookies() {
            return response.headers().allValues("Set-Cookie");
        }

        /** The refusal's code; empty when this is no refusal. */
        public String code() {
            return Optional.ofNullable(document().selectFirst("dl code"))
                    .map(Element::text)
                    .orElse("");
        }

        /** The ID of the AuthnRequest in the Redirect that this is. */
        public String requestId() {
            String message = HttpBrowser.queryParameter(URI.create(header("Location")), "SAMLRequest");
            return AuthnRequestMessage.read(Binding.REDIRECT.decode(message)).id();
        }

        /** A hidden field of the form the page posts; empty when there is none. */
        public Optional<String> field(String name) {
            return Optional.ofNullable(document().selectFirst("input[name=" + name + "]"))
                    .map(Element::val);
        }

        /** Where the page's form goes; empty when there is none. */
        public String action() {
            return Optional.ofNullable(document().selectFirst("form"))
                    .map(form -> form.attr("action"))
                    .orElse("");
        }

        /** The XML of the Response that the page posts to Peakon. */
        public String issued() {
            return new String(
                    Binding.POST.decode(field("SAMLResponse")
                            .orElseThrow(() -> new IllegalStateException(status() + " " + body()))),
                    StandardCharsets.UTF_8);
        }
    }

    public Answer get(String path) {
        return send("GET", path, "", BodyPublishers.noBody());
    }

    /** Posts names and values in turn as a form; a name may stand there twice. */
    public Answer post(String path, String... namesAndValues) {
        return postBody(path, "application/x-www-form-urlencoded", form(namesAndValues));
    }

    public Answer postBody(String path, String contentType, String body) {
        return send("POST", path, contentType, BodyPublishers.ofString(body));
    }

    /** Sends anything. */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path))
                .timeout(Duration.ofSeconds(10))
                .header("Accept-Language", "en")
                .header("Connection", "close")
                .method(method, body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            request.header("Cookie", String.join("; ", pairs));
        }
        try {
            HttpResponse<String> response = answered(request.build());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Once more where the server closed the connection before it read anything, as it may: it had no answer then. */
    private static HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The whole answer to a GET of a target that no client of good manners would send. */
    public static String rawGet(URI node, String target) {
        return rawGet(node, target, InetAddress.getLoopbackAddress());
    }

    /** The same from a certain address of this machine, with more header lines. */
    public static String rawGet(URI node, String target, InetAddress from, String... headers) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), node.getPort()), 5_000);
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: " + node.getAuthority()
                    + "\r\nConnection: close\r\n"
                    + Stream.of(headers).map(line -> line + "\r\n").collect(Collectors.joining())
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one with the same cookies. */
    public RawBrowser copy() {
        RawBrowser copy = new RawBrowser(node);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** The cookies it sends, to look at or to change. */
    public Map<String, String> cookies() {
        return cookies;
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0") || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** Names and values in turn, percent-encoded. */
    public static String form(String... namesAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }
}
