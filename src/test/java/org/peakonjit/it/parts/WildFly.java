package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The same WAR on WildFly's standalone.xml, as ROOT.war, in a server directory of its own. */
public final class WildFly extends DeployedProxy {

    /** Soft references are given up at once, so that the heap shows what is kept for good. */
    private static final String JVM_OPTIONS =
            "-Xms256m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2"
                    + " -XX:SoftRefLRUPolicyMSPerMB=0 -Djava.net.preferIPv4Stack=true";

    private final int managementPort;

    private WildFly(ServerProcess process, Map<String, String> settings, Path base, int managementPort) {
        super(process, settings, base);
        this.managementPort = managementPort;
    }

    /** Starts it and waits until it is ready for sign-ons. */
    public static WildFly start(String name, Map<String, String> settings) {
        Path home = WorkDirectories.required("peakonjit.test.wildfly");
        Path base = WorkDirectories.fresh(name);
        WorkDirectories.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        leaveTheConsoleToUs(base.resolve("configuration/standalone.xml"));
        WorkDirectories.copy(WorkDirectories.required("peakonjit.test.war"), base.resolve("deployments/ROOT.war"));
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
                        "JAVA_HOME", ServerJdk.home().toString(),
                        "JAVA_OPTS", JVM_OPTIONS));
        WildFly started = new WildFly(process, all, base, managementPort);
        started.awaitReady();
        return started;
    }

    /** The same, with its log as JSON from then on. */
    public static WildFly startWithJsonLog(String name, Map<String, String> settings) {
        WildFly started = start(name, settings);
        started.cli("json-log.cli");
        return started;
    }

    /** Runs a script of {@code server-config/wildfly} on it. */
    public void cli(String script) {
        jboss("--file=server-config/wildfly/" + script);
    }

    private void jboss(String what) {
        ServerProcess cli = ServerProcess.start(
                "jboss-cli",
                List.of(
                        "bash",
                        WorkDirectories.required("peakonjit.test.wildfly")
                                .resolve("bin/jboss-cli.sh")
                                .toString(),
                        "--connect",
                        "--controller=remote+http://localhost:" + managementPort,
                        what),
                Map.of(
                        "JAVA_HOME",
                        ServerJdk.home().toString(),
                        "JAVA_OPTS",
                        "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        try (cli) {
            if (!cli.awaitEnd(START) || cli.log().contains("failed")) {
                throw new IllegalStateException(what + ": " + cli.log());
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

    /** Takes the WAR away, as the scanner of its directory does, and waits until it is gone. */
    public void undeploy() {
        try {
            Files.delete(work().resolve("deployments/ROOT.war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(work().resolve("deployments/ROOT.war.undeployed")));
    }

    /** Begins all its services anew in the same JVM: its worker threads each keep the last request that they served. */
    public void reload() {
        jboss("--command=:reload");
        awaitAnswer(url("/"));
    }
}
