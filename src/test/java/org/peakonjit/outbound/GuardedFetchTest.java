package org.peakonjit.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.BasicHttpContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.outbound.Fetched.Content;
import org.peakonjit.outbound.Fetched.Failed;
import org.peakonjit.outbound.Fetched.NotModified;
import org.peakonjit.outbound.Fetched.Reason;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

class GuardedFetchTest {

    private static final String ACCEPT = "application/xml";

    private final AtomicInteger afterRedirect = new AtomicInteger();
    private final GuardedFetch fetch = new GuardedFetch(Duration.ofSeconds(2));
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/document", GuardedFetchTest::document);
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/after");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/after", exchange -> afterRedirect.incrementAndGet());
        server.createContext("/endless", exchange -> trickle(exchange, 1 << 20, 0));
        server.createContext("/trickle", exchange -> trickle(exchange, 1, 100));
        server.start();
    }

    @AfterEach
    void stop() {
        fetch.close();
        server.stop(0);
    }

    @Test
    void answersTheDocumentAndWhetherItChanged() {
        Fetched first = get("/document", Conditions.NONE);

        assertThat(first).isInstanceOfSatisfying(Content.class, content -> {
            assertThat(new String(content.body(), StandardCharsets.UTF_8)).isEqualTo("<a/> for " + ACCEPT);
            assertThat(content.conditions()).isEqualTo(new Conditions("\"1\"", "yesterday"));
            assertThat(get("/document", content.conditions())).isInstanceOf(NotModified.class);
        });
    }

    @Test
    void followsNoRedirect() {
        assertThat(get("/redirect", Conditions.NONE)).isEqualTo(new Failed(Reason.STATUS.fault(302)));
        assertThat(afterRedirect).hasValue(0);
    }

    /** Of which Java says that it has no host. */
    @Test
    void asksAHostWithUnderscores() {
        assertThat(get(URI.create("http://adfs_prod.invalid/metadata")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.fault().is(Reason.URL)).isFalse());
        assertFailed(get(URI.create("http://a_b@c_d/")), Reason.URL);
    }

    @Test
    void readsOnlySoMuch() {
        assertFailed(get("/endless", Conditions.NONE), Reason.TOO_LARGE);
    }

    @Test
    @Timeout(5)
    void isOverInTimeWhateverTrickles() {
        assertFailed(get("/trickle", Conditions.NONE), Reason.TIMEOUT);
    }

    @Test
    @Timeout(5)
    void isOverInTimeWhenNothingIsAnswered() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertFailed(get(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/")), Reason.TIMEOUT);
        }
    }

    @Test
    void saysWhenNothingListens() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            assertFailed(get(URI.create("http://127.0.0.1:" + port + "/")), Reason.NO_CONNECTION);
        }
        assertFailed(get(URI.create("http://nobody.invalid/")), Reason.NO_SUCH_HOST);
    }

    @Test
    void trustsNoCertificateOfNobody() throws Exception {
        SamlKey key = GeneratedKeys.rsa("localhost");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("tls", key.privateKey(), new char[0], new Certificate[] {key.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        https.createContext("/document", GuardedFetchTest::document);
        https.start();
        try {
            assertFailed(
                    get(URI.create("https://localhost:" + https.getAddress().getPort() + "/document")), Reason.TLS);
        } finally {
            https.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hostname",
                "ftp://localhost/x",
                "jar:file:/a.jar!/b",
                "http:/x",
                "metadata.xml",
                "http://user:word@localhost/"
            })
    void refusesOtherSchemes(String url) {
        assertFailed(get(URI.create(url)), Reason.URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/", "http://2852039166/", "http://[::ffff:a9fe:a9fe]/", "http://0/"})
    void refusesForbiddenAddresses(String url) {
        assertFailed(get(URI.create(url)), Reason.FORBIDDEN);
    }

    /** A name is looked up once, for the connection; what it names at other times does not matter. */
    @Test
    void refusesWhereTheConnectionIsMade() {
        assertThatThrownBy(() -> new GuardedResolver().resolve("169.254.169.254"))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThat(new GuardedSocketFactory()).satisfies(factory -> {
            assertThatThrownBy(() -> factory.createSocket("169.254.169.254", 25))
                    .isInstanceOf(ForbiddenAddressException.class);
            try (Socket socket = factory.createSocket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress("0.0.0.0", 25), 100))
                        .isInstanceOf(ForbiddenAddressException.class);
            }
            int port = server.getAddress().getPort();
            try (Socket socket = factory.createSocket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
            }
        });
    }

    @Test
    void refusesForbiddenAddressesBehindAProxyToo() throws Exception {
        ProxySelector proxies = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 3128)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        };
        GuardedRoutes routes = new GuardedRoutes(proxies);

        assertThatThrownBy(() -> routes.determineRoute(new HttpHost("http", "169.254.169.254"), new BasicHttpContext()))
                .hasCauseInstanceOf(ForbiddenAddressException.class);
        assertThat(routes.determineRoute(new HttpHost("http", "localhost"), new BasicHttpContext())
                        .getProxyHost())
                .isNotNull();
    }

    private Fetched get(String path, Conditions conditions) {
        return fetch.get(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), ACCEPT, conditions);
    }

    private Fetched get(URI url) {
        return fetch.get(url, ACCEPT, Conditions.NONE);
    }

    private static void assertFailed(Fetched fetched, Reason reason) {
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.fault().is(reason)).isTrue());
    }

    private static void document(HttpExchange exchange) throws IOException {
        if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                && "yesterday".equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            byte[] body =
                    ("<a/> for " + exchange.getRequestHeaders().getFirst("Accept")).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Last-Modified", "yesterday");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void trickle(HttpExchange exchange, int bytes, long pause) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(new byte[bytes]);
                out.flush();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
