package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The system's HAProxy with the sample that users are given, without TLS. Where there is none, tests that want it are
 * skipped; on a build machine they fail.
 */
public final class HaProxy implements AutoCloseable {

    private static final Path SAMPLE = Path.of("server-config/reverse-proxy/haproxy.cfg");
    private static final Path ONE_MOMENT = Path.of("server-config/reverse-proxy/one-moment.html");

    private final ServerProcess process;
    private final Path directory;

    private HaProxy(ServerProcess process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Starts it at {@code port} in front of nodes at these ports; of the sample only names, ports, paths and TLS differ. */
    public static HaProxy start(int port, int nodeA, int nodeB) {
        Path executable = ServerProcess.program("haproxy");
        Path directory = WorkDirectories.fresh("haproxy");
        try {
            Files.copy(ONE_MOMENT, directory.resolve("one-moment.html"));
            Files.writeString(
                    directory.resolve("haproxy.cfg"),
                    Files.readString(SAMPLE)
                            .replaceAll("(?m)^ +bind :80\n", "")
                            .replaceAll("bind :443 .*", "bind 127.0.0.1:" + port)
                            .replaceAll("(?m)^ +http-request redirect prefix https.*\n", "")
                            .replace("X-Forwarded-Proto https", "X-Forwarded-Proto http")
                            .replace("10.0.0.0/8", "127.0.0.0/8")
                            .replace("/etc/haproxy/", directory + "/")
                            .replace("/run/haproxy/admin.sock", directory + "/s")
                            .replace("127.0.0.1:8080", "127.0.0.1:" + nodeA)
                            .replace("10.0.0.12:8080", "127.0.0.1:" + nodeB));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HaProxy started = new HaProxy(
                ServerProcess.start(
                        "haproxy",
                        List.of(
                                executable.toString(),
                                "-db",
                                "-f",
                                directory.resolve("haproxy.cfg").toString()),
                        Map.of()),
                directory);
        started.process.awaitAnswer(
                URI.create("http://localhost:" + port + "/"), status -> status > 0, Duration.ofSeconds(20));
        return started;
    }

    /** Sends a node nobody any more, or people again: {@code drain}, {@code ready}. */
    public void set(String node, String state) {
        tell("set server peakon-jit-proxy/" + node + " state " + state);
    }

    /** Waits until a node gets requests. */
    public void awaitUp(String node) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tell("show stat")
                        .lines()
                        .anyMatch(line -> line.startsWith("peakon-jit-proxy," + node + ",") && line.contains(",UP,")));
    }

    private String tell(String command) {
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of(directory.resolve("s")));
            socket.write(StandardCharsets.US_ASCII.encode(command + "\n"));
            ByteBuffer answer = ByteBuffer.allocate(1 << 16);
            while (socket.read(answer) >= 0 && answer.hasRemaining()) {
                // until it has said all
            }
            return StandardCharsets.US_ASCII.decode(answer.flip()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
