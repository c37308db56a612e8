package org.peakonjit.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Payara Micro with the WAR at its root, as a process of its own that only this machine can reach. */
final class PayaraMicroProcess implements AutoCloseable {

    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                    + "127.0.0.1\n";

    /** The server's own trust store has authorities that have expired; it would warn of each by pages. */
    private static final String NO_WORD_OF_ITS_AUTHORITIES =
            "set-log-levels javax.enterprise.system.security.ssl=SEVERE\n";

    private static final int SHOWN_LINES = 40;
    private static final HttpClient PROBE =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final Path log;

    private PayaraMicroProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it; {@code work} takes what the server unpacks, and its commands. */
    static PayaraMicroProcess start(Path jar, Path war, int port, Map<String, String> settings, Path work, Path log) {
        try {
            Path commands = Files.writeString(
                    Files.createDirectories(work).resolve("preboot.asadmin"),
                    LOOPBACK_ONLY + NO_WORD_OF_ITS_AUTHORITIES);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.io.tmpdir=" + work));
            String debugPort = System.getProperty("demo.debug", "");
            if (!debugPort.isBlank()) {
                command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort);
            }
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of(
                    "-jar",
                    jar.toString(),
                    "--nohazelcast",
                    "--nohazelcast",
                    "--disablephonehome",
                    "--prebootcommandfile",
                    commands.toString(),
                    "--port",
                    Integer.toString(port),
                    "--deploy",
                    war.toString(),
                    "--contextroot",
                    "/"));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PEAKONJIT_"));
            Process process = builder.start();
            process.getOutputStream().close();
            return new PayaraMicroProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until {@code url} answers 200.
     *
     * @throws DemoFailure with the end of the log, when the server ends before, or does not get ready in time
     */
    void awaitReady(URI url, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!answers(url)) {
            if (!process.isAlive()) {
                throw new DemoFailure("Payara Micro ended with code " + process.exitValue() + ".\n" + endOfLog());
            }
            if (Instant.now().isAfter(end)) {
                throw new DemoFailure(
                        url + " did not answer 200 within " + patience.toSeconds() + " seconds.\n" + endOfLog());
            }
            Thread.sleep(250);
        }
    }

    /** Waits for it to end by itself. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    private static boolean answers(URI url) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build();
            return PROBE.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return "The last lines of " + log + ":\n\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            return "The log " + log + " cannot be read: " + e.getMessage();
        }
    }

    /** Asks it to end, and ends it after ten seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
