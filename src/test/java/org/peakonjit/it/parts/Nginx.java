package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The system's nginx with the sample that users are given. Where there is none, tests that want it are skipped; on a build
 * machine they fail.
 */
public final class Nginx implements AutoCloseable {

    private static final Path SAMPLE = Path.of("server-config/reverse-proxy/nginx.conf");
    private static final Path ONE_MOMENT = Path.of("server-config/reverse-proxy/one-moment.html");

    private final ServerProcess process;
    private final int port;

    private final Path directory;

    private Nginx(ServerProcess process, int port, Path directory) {
        this.process = process;
        this.port = port;
        this.directory = directory;
    }

    /** Starts it without TLS in front of nodes at these ports; of the sample only names, ports, paths and TLS differ. */
    public static Nginx start(int nodeA, int nodeB) {
        Path directory = WorkDirectories.fresh("nginx");
        int port = FreePort.next();
        return start(
                directory,
                port,
                read(SAMPLE)
                        .replace("listen 80;", "listen 127.0.0.1:" + FreePort.next() + ";")
                        .replaceAll("listen 443 .*", "listen 127.0.0.1:" + port + ";")
                        .replaceAll("(?m)^ +ssl_.*\n", "")
                        .replace("sso.corp.example", "localhost")
                        .replace("10.0.0.0/8", "127.0.0.0/8")
                        .replace("/etc/nginx", directory.toString())
                        .replace("127.0.0.1:8080", "127.0.0.1:" + nodeA)
                        .replace("# server 10.0.0.12:8080", "server 127.0.0.1:" + nodeB));
    }

    private static Nginx start(Path directory, int port, String sample) {
        Path executable = ServerProcess.program("nginx");
        write(directory.resolve("one-moment.html"), read(ONE_MOMENT));
        write(directory.resolve("sample.conf"), sample);
        write(directory.resolve("nginx.conf"), SampleProxy.NGINX);
        ServerProcess process = ServerProcess.start(
                "nginx", List.of(executable.toString(), "-p", directory.toString(), "-c", "nginx.conf"), Map.of());
        process.awaitListening(port);
        return new Nginx(process, port, directory);
    }

    /** Sends the node at that port nobody any more, or people again: what is under way is answered by who has it. */
    public void setDown(int node, boolean down) {
        Path sample = directory.resolve("sample.conf");
        String server = "server 127.0.0.1:" + node + " ";
        write(sample, read(sample).replace(server + "down ", server).replace(server, down ? server + "down " : server));
        try {
            new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The port that browsers come to. */
    public int port() {
        return port;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
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
