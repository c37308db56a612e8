package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The same WAR on WildFly's standalone.xml, as ROOT.war, in a server directory of its own. */
public final class WildFly implements Proxy {

    private final ServerProcess process;
    private final URI baseUrl;
    private final Path base;
    private final int managementPort;

    private WildFly(ServerProcess process, URI baseUrl, Path base, int managementPort) {
        this.process = process;
        this.baseUrl = baseUrl;
        this.base = base;
        this.managementPort = managementPort;
    }

    /** Starts it and waits until it is ready for sign-ons. */
    public static WildFly start(String name, Map<String, String> settings) {
        Path home = WorkDirectories.required("peakonjit.test.wildfly");
        Path base = WorkDirectories.fresh(name);
        copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        leaveTheConsoleToUs(base.resolve("configuration/standalone.xml"));
        copy(WorkDirectories.required("peakonjit.test.war"), base.resolve("deployments/ROOT.war"));
        int port = FreePort.next();
        int managementPort = FreePort.next();
        Map<String, String> all = Proxy.settings(port, base.resolve("data/peakon-jit"), settings);
        List<String> command = new ArrayList<>(List.of(
                "bash",
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + FreePort.next(),
                "-Djboss.management.http.port=" + managementPort));
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        ServerProcess process = ServerProcess.start(
                name,
                command,
                Map.of(
                        "JBOSS_HOME", home.toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true"));
        WildFly started = new WildFly(process, URI.create(all.get("peakonjit.base-url")), base, managementPort);
        try {
            process.awaitAnswer(started.url("/ops/health/sign-on"), status -> status == 200, START);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Runs a script of {@code server-config/wildfly} on it. */
    public void cli(String script) {
        ServerProcess cli = ServerProcess.start(
                "jboss-cli",
                List.of(
                        "bash",
                        WorkDirectories.required("peakonjit.test.wildfly")
                                .resolve("bin/jboss-cli.sh")
                                .toString(),
                        "--connect",
                        "--controller=remote+http://localhost:" + managementPort,
                        "--file=server-config/wildfly/" + script),
                Map.of("JAVA_HOME", System.getProperty("java.home")));
        try (cli) {
            if (!cli.awaitEnd(START) || cli.log().contains("failed")) {
                throw new IllegalStateException(script + ": " + cli.log());
            }
        }
    }

    /** As {@code server-config/wildfly/install.cli} does: WildFly would take /console for its own. */
    private static void leaveTheConsoleToUs(Path standalone) {
        try {
            Files.writeString(
                    standalone,
                    Files.readString(standalone)
                            .replace(
                                    "<host name=\"default-host\"",
                                    "<host name=\"default-host\" disable-console-redirect=\"true\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the WAR away, as the scanner of its directory does, and waits until it is gone. */
    public void undeploy() {
        try {
            Files.delete(base.resolve("deployments/ROOT.war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(base.resolve("deployments/ROOT.war.undeployed")));
    }

    /** The server's own process, which its script started. */
    public long pid() {
        return process.serverPid();
    }

    @Override
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
        WorkDirectories.delete(base);
    }
}
