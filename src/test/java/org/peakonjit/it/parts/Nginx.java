package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's nginx with the sample that users are given. Where there is none, tests that want it are skipped; on a build
 * machine they fail.
 */
public final class Nginx implements AutoCloseable {

    private static final Path SAMPLE = Path.of("server-config/reverse-proxy/nginx.conf");

    private final ServerProcess process;
    private final int port;

    private Nginx(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it in front of {@code backend}; of the sample only names, ports and paths are replaced. */
    public static Nginx start(LocalCa ca, String host, URI backend) {
        Optional<Path> executable = Chromium.onPath("nginx")
                .or(() -> Optional.of(Path.of("/usr/sbin/nginx")))
                .filter(Files::isExecutable);
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            Assumptions.assumeTrue(executable.isPresent(), "there is no nginx on the PATH: its sample is not tried");
        }
        Path directory = WorkDirectories.fresh("nginx");
        int port = FreePort.next();
        ca.write(directory);
        write(
                directory.resolve("sample.conf"),
                sample().replace("listen 80;", "listen 127.0.0.1:" + FreePort.next() + ";")
                        .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                        .replace("sso.corp.example", host)
                        .replace("/etc/ssl/" + host, directory.toString())
                        .replace("127.0.0.1:8080", "127.0.0.1:" + backend.getPort()));
        write(directory.resolve("nginx.conf"), """
                daemon off; pid nginx.pid; worker_processes 1; error_log stderr;
                events {}
                http { access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi; scgi_temp_path scgi; include sample.conf; }
                """);
        Nginx nginx = new Nginx(
                ServerProcess.start(
                        "nginx",
                        List.of(executable.orElseThrow().toString(), "-p", directory.toString(), "-c", "nginx.conf"),
                        Map.of()),
                port);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(nginx::listens);
        return nginx;
    }

    /** The port of its TLS. */
    public int port() {
        return port;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx ended: " + process.log());
        }
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String sample() {
        try {
            return Files.readString(SAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
