package org.peakonjit.it.parts;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The product, running on some server. */
public interface Proxy extends AutoCloseable {

    /** The first administrator of every proxy in these tests. */
    String ADMIN = "admin";

    String ADMIN_PASSWORD = "correct-horse-battery";

    /** The base URL people use. */
    URI baseUrl();

    /** The server's log so far. */
    String log();

    @Override
    void close();

    /** A path below the base URL. */
    default URI url(String path) {
        return URI.create(baseUrl() + path);
    }

    default ProxyApi api() {
        return new ProxyApi(baseUrl(), ADMIN, ADMIN_PASSWORD);
    }

    /** Whether its health says that a sign-on would work. */
    default boolean isReady() {
        return ServerProcess.status(url("/ops/health/sign-on")) == 200;
    }

    /** The settings a proxy at {@code port} needs at least, with {@code settings} on top of them. */
    static Map<String, String> settings(int port, Path dataDir, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("peakonjit.base-url", "http://localhost:" + port);
        all.put("peakonjit.data-dir", dataDir.toString());
        all.put("peakonjit.admin.user", ADMIN);
        all.put("peakonjit.admin.password", ADMIN_PASSWORD);
        all.putAll(settings);
        return all;
    }

    /** How long a server may take to start on a busy machine. */
    Duration START = Duration.ofMinutes(3);
}
