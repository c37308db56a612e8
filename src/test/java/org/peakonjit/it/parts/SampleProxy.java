package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reverse proxy of the system with the sample that users are given, TLS included. Where there is none, tests that want
 * it are skipped; on a build machine they fail.
 */
public final class SampleProxy implements AutoCloseable {

    private static final Path SAMPLES = Path.of("server-config/reverse-proxy");
    private static final String SAMPLE_HOST = "sso.corp.example";

    /** What stands around nginx's sample, in a directory of its own. */
    static final String NGINX = """
            daemon off; pid nginx.pid; worker_processes 1; error_log stderr;
            events {}
            http { access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi; scgi_temp_path scgi; include sample.conf; }
            """;

    /** Which one. */
    public enum Kind {
        NGINX("nginx", "nginx.conf", List.of("-p", ".", "-c", "main.conf")),
        APACHE("apache2", "apache.conf", List.of("-d", ".", "-f", "main.conf", "-DFOREGROUND")),
        HAPROXY("haproxy", "haproxy.cfg", List.of("-db", "-f", "sample.conf"));

        private final String program;
        private final String sample;
        private final List<String> arguments;

        Kind(String program, String sample, List<String> arguments) {
            this.program = program;
            this.sample = sample;
            this.arguments = arguments;
        }
    }

    private final ServerProcess process;
    private final LocalCa ca;
    private final String host;
    private final int port;

    private SampleProxy(ServerProcess process, LocalCa ca, String host, int port) {
        this.process = process;
        this.ca = ca;
        this.host = host;
        this.port = port;
    }

    /** Starts it in front of {@code backend}; of the sample only names, ports and paths are replaced. */
    public static SampleProxy start(Kind kind, LocalCa ca, String host, URI backend) {
        Path executable = ServerProcess.program(kind.program);
        Path directory = WorkDirectories.fresh(kind.program);
        int port = FreePort.next();
        ca.write(directory);
        UnaryOperator<String> names = text -> text.replace("/etc/ssl/" + SAMPLE_HOST, directory.toString())
                .replace(SAMPLE_HOST, host)
                .replace("127.0.0.1:8080", "127.0.0.1:" + backend.getPort());
        try {
            String sample = names.apply(Files.readString(SAMPLES.resolve(kind.sample)));
            switch (kind) {
                case NGINX -> {
                    sample = sample.replace("listen 80;", "listen 127.0.0.1:" + FreePort.next() + ";")
                            .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                            .replace("/etc/nginx", directory.toString());
                    Files.writeString(directory.resolve("main.conf"), NGINX);
                }
                case APACHE -> {
                    sample = sample.replace("*:443", "*:" + port);
                    String modules = Stream.of(
                                    "mpm_event",
                                    "authz_core",
                                    "authz_host",
                                    "alias",
                                    "headers",
                                    "ssl",
                                    "proxy",
                                    "proxy_http")
                            .map("LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so\n"::formatted)
                            .collect(Collectors.joining());
                    Files.writeString(directory.resolve("main.conf"), modules + """
                            ServerName localhost
                            Listen 127.0.0.1:%1$d
                            DefaultRuntimeDir %2$s
                            PidFile %2$s/apache.pid
                            ErrorLog /dev/stderr
                            User www-data
                            Group www-data
                            Include %2$s/sample.conf
                            """.formatted(port, directory));
                }
                case HAPROXY -> {
                    Files.copy(SAMPLES.resolve("one-moment.html"), directory.resolve("one-moment.html"));
                    Files.writeString(
                            directory.resolve(host + ".pem"),
                            Files.readString(directory.resolve("fullchain.pem"))
                                    + Files.readString(directory.resolve("privkey.pem")));
                    sample = sample.replaceAll("(?m)^ +bind :80\n", "")
                            .replace("bind :443", "bind 127.0.0.1:" + port)
                            .replace("10.0.0.12:8080", "127.0.0.1:" + backend.getPort())
                            .replace("/etc/haproxy/", directory + "/")
                            .replace("/run/haproxy/admin.sock", directory + "/s");
                }
            }
            Files.writeString(directory.resolve("sample.conf"), sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = Stream.concat(
                        Stream.of(executable.toString()),
                        kind.arguments.stream()
                                .map(argument -> argument.equals(".")
                                        ? directory.toString()
                                        : argument.replaceAll("^(main|sample)\\.conf$", directory + "/$0")))
                .toList();
        SampleProxy started = new SampleProxy(ServerProcess.start(kind.program, command, Map.of()), ca, host, port);
        try {
            started.process.awaitListening(port);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** The port of its TLS. */
    public int port() {
        return port;
    }

    /** The status of its answer to a GET of that target, which is sent as it is. */
    public int status(String target) {
        return Integer.parseInt(answer(target).split(" ", 3)[1]);
    }

    /** Its answer to a GET of that target, which is sent as it is: status, headers and body. */
    public String answer(String target) {
        try (Socket socket = ca.tls().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(target, host)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
