package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A server as a process of its own, with a log of its own. It ends with the test JVM at the latest. */
public final class ServerProcess implements AutoCloseable {

    private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();
    private static final HttpClient PROBE =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ServerProcess::kill)));
    }

    /** The state of a socket in Linux' table of them. */
    private static final String LISTENING = "0A";

    private final String name;
    private final Process process;
    private final Path log;
    private final Instant started = Instant.now();

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts {@code command}; what it prints goes to {@code name.log} among the logs of this run. */
    public static ServerProcess start(String name, List<String> command, Map<String, String> environment) {
        Path log = WorkDirectories.log(name);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(key -> key.startsWith("PEAKONJIT_"));
        builder.environment().putAll(environment);
        try {
            ServerProcess server = new ServerProcess(name, builder.start(), log);
            RUNNING.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Of the Java that a script started, or of the process itself where it is one. */
    long serverPid() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElse(process.pid());
    }

    /** The processor time it used so far, of all its threads and those of the processes that it started and still run. */
    public Duration cpuTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Waits until {@code url} answers with a status that fits, and says how long the server took since its start. */
    public Duration awaitAnswer(URI url, Predicate<Integer> fits, Duration deadline) {
        Instant end = Instant.now().plus(deadline);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + ":\n" + lastLines());
            }
            if (fits.test(status(url))) {
                Duration took = Duration.between(started, Instant.now());
                WorkDirectories.figure("%s answered after %.1f s".formatted(name, took.toMillis() / 1000.0));
                return took;
            }
            pause(Duration.ofMillis(200));
        }
        throw new IllegalStateException(url + " of " + name + " did not answer in " + deadline + ":\n" + lastLines());
    }

    /** Waits until something listens on that port of this machine. */
    void awaitListening(int port) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended:\n" + lastLines());
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** A program of the system. Where there is none, the test that wants it is skipped; on a build machine it fails. */
    static Path program(String program) {
        Optional<Path> found = Chromium.onPath(program)
                .or(() -> Optional.of(Path.of("/usr/sbin", program)))
                .filter(Files::isExecutable);
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            Assumptions.assumeTrue(found.isPresent(), "there is no " + program + " here: its sample is not tried");
        }
        return found.orElseThrow();
    }

    /** The status {@code url} answers with now, or -1. */
    public static int status(URI url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build();
            return PROBE.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the process to end by itself; false when it still runs after {@code deadline}. */
    public boolean awaitEnd(Duration deadline) {
        try {
            return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Everything printed so far. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The TCP ports it listens on, whatever their address (Linux). */
    public Set<Integer> listeningPorts() {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            Set<String> sockets = open.map(ServerProcess::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.replaceAll("\\D", ""))
                    .collect(Collectors.toSet());
            return Stream.of("net/tcp", "net/tcp6")
                    .flatMap(table -> lines(proc.resolve(table)))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[3].equals(LISTENING) && sockets.contains(columns[9]))
                    .map(columns -> Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it runs already. */
    public Duration age() {
        return Duration.between(started, Instant.now());
    }

    /** The most memory the process and its children have occupied so far, in megabytes (Linux). */
    public long peakMegabytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .mapToLong(handle -> peakKilobytes(handle.pid()))
                        .max()
                        .orElse(0)
                / 1024;
    }

    private static long peakKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Ends it at once, as {@code kill -9} does, with everything it started. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
        RUNNING.remove(this);
    }

    /** Asks it to end, and ends it after ten seconds. */
    @Override
    public void close() {
        if (process.isAlive()) {
            WorkDirectories.figure("%s used %d s of a processor and at most %d MB"
                    .formatted(name, cpuTime().toSeconds(), peakMegabytes()));
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        awaitEnd(Duration.ofSeconds(10));
        kill();
    }

    private String lastLines() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
