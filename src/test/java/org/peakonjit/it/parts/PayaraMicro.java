package org.peakonjit.it.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.peakonjit.database.MariaDbServer;

/** The WAR on Payara Micro, at the root of a port of its own. */
public final class PayaraMicro extends DeployedProxy {

    /** Little is compiled, and late: most of what a start runs, it runs a few times. The heap is touched as far as needed. */
    static final List<String> QUICK_TO_START = List.of(
            "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=2");

    /** What runs often is compiled well, as where passwords are asked for: a hash costs an eighth then. */
    private static final List<String> QUICK_TO_HASH = List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC");

    private static final List<String> JSON_LOG =
            List.of("--logproperties", "server-config/payara/json-logging.properties");

    private final int port;

    private PayaraMicro(ServerProcess process, Map<String, String> settings, int port, Path work) {
        super(process, settings, work);
        this.port = port;
    }

    /** Starts it and waits until it is ready for sign-ons. */
    public static PayaraMicro start(String name, Map<String, String> settings) {
        return start(name, FreePort.next(), settings);
    }

    /** Starts it at {@code port} and waits until it is ready for sign-ons. */
    public static PayaraMicro start(String name, int port, Map<String, String> settings) {
        return ready(launch(name, port, settings));
    }

    /** The same with another WAR. */
    static PayaraMicro start(Path war, String name, int port, Map<String, String> settings) {
        return ready(launch(Edition.SIXTH, name, port, settings, QUICK_TO_START, List.of(), war));
    }

    /** Starts it for tests that ask for many passwords, and waits until it is ready for sign-ons. */
    public static PayaraMicro startQuickToHash(String name, Map<String, String> settings) {
        return ready(launch(name, FreePort.next(), settings, QUICK_TO_HASH));
    }

    /** What {@code run-payara-micro.sh} sets, with a heap of that many megabytes. */
    public static List<String> optionsAsDeployed(int heapMegabytes) {
        return List.of("-XX:InlineSmallCode=1000", "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC");
    }

    /** Starts it as an administrator would, for measurements, and waits until it is ready. */
    public static PayaraMicro startAsDeployed(String name, int port, Map<String, String> settings) {
        return startAsDeployed(name, port, settings, 512);
    }

    /** The same in a heap of another size. */
    public static PayaraMicro startAsDeployed(String name, int port, Map<String, String> settings, int heapMegabytes) {
        return ready(launch(name, port, settings, optionsAsDeployed(heapMegabytes)));
    }

    /** The server alone, with a WAR that does nothing: it answers {@code /index.html}. */
    public static PayaraMicro launchAlone(String name, Path war, List<String> jvmOptions) {
        return launch(Edition.SIXTH, name, FreePort.next(), Map.of(), jvmOptions, List.of(), war);
    }

    /** Starts the WAR with these options, without waiting. */
    public static PayaraMicro launch(String name, int port, Map<String, String> settings, List<String> jvmOptions) {
        return launch(Edition.SIXTH, name, port, settings, jvmOptions, List.of());
    }

    /** Starts it with its log as JSON, as the shipped file has it, and waits until it is ready for sign-ons. */
    public static PayaraMicro startWithJsonLog(String name, Map<String, String> settings) {
        return ready(launch(Edition.SIXTH, name, FreePort.next(), settings, QUICK_TO_START, JSON_LOG));
    }

    /** Starts it with that clock, and waits until it is ready for sign-ons. */
    public static PayaraMicro startBy(OwnClock clock, String name, Map<String, String> settings) {
        Edition edition = new Edition(Edition.SIXTH.jdk(), Edition.SIXTH.property(), clock.environment());
        return ready(launch(edition, name, FreePort.next(), settings, QUICK_TO_START, List.of()));
    }

    /** Starts it with nothing set up, and waits until it lives: it is not ready for sign-ons before somebody does. */
    public static PayaraMicro startEmpty(String name) {
        return startEmpty(name, FreePort.next(), Map.of());
    }

    /** The same at {@code port} with these settings. */
    public static PayaraMicro startEmpty(String name, int port, Map<String, String> settings) {
        return answering(launch(name, port, settings), "/ops/health/live");
    }

    /** Starts the seventh, with its log as JSON, and waits until it is ready for sign-ons. */
    public static PayaraMicro startSeven(Map<String, String> settings) {
        Edition seventh = new Edition(ServerJdk.newer(), "peakonjit.test.payara-micro-7", Map.of());
        return ready(launch(seventh, "payara-micro-7", FreePort.next(), settings, QUICK_TO_START, JSON_LOG));
    }

    private static PayaraMicro ready(PayaraMicro started) {
        return answering(started, "/ops/health/sign-on");
    }

    private static PayaraMicro answering(PayaraMicro started, String path) {
        started.awaitAnswer(started.atNode(path));
        KeptClasses.keep(started.process());
        return started;
    }

    /** Starts it without waiting. */
    public static PayaraMicro launch(String name, int port, Map<String, String> settings) {
        return launch(name, port, settings, QUICK_TO_START);
    }

    /** Which one, on which JDK, in which environment. */
    private record Edition(Path jdk, String property, Map<String, String> environment) {
        static final Edition SIXTH = new Edition(ServerJdk.home(), "peakonjit.test.payara-micro", Map.of());
    }

    private static PayaraMicro launch(
            Edition edition,
            String name,
            int port,
            Map<String, String> settings,
            List<String> jvmOptions,
            List<String> arguments) {
        return launch(edition, name, port, settings, jvmOptions, arguments, war());
    }

    /** The WAR that is tested. */
    static Path war() {
        return WorkDirectories.required("peakonjit.test.war");
    }

    private static PayaraMicro launch(
            Edition edition,
            String name,
            int port,
            Map<String, String> settings,
            List<String> jvmOptions,
            List<String> arguments,
            Path war) {
        Path work = WorkDirectories.fresh(name);
        Map<String, String> all = Proxy.settings(port, work.resolve("data"), settings);
        List<String> command = new ArrayList<>();
        command.add(edition.jdk().resolve("bin/java").toString());
        command.addAll(jvmOptions);
        if (List.of(QUICK_TO_START, QUICK_TO_HASH).contains(jvmOptions)
                && edition.jdk().equals(ServerJdk.home())) {
            command.addAll(KeptClasses.options());
        }
        command.add("-Djava.io.tmpdir=" + work);
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar",
                WorkDirectories.required(edition.property()).toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--deploy",
                war.toString(),
                "--contextroot",
                "/"));
        if (String.valueOf(all.get("peakonjit.database.url")).startsWith("jdbc:mariadb:")) {
            command.addAll(List.of("--addlibs", MariaDbServer.driver().toString()));
        }
        command.addAll(arguments);
        ServerProcess process = ServerProcess.start(name, command, edition.environment());
        return new PayaraMicro(process, all, port, work);
    }

    public int port() {
        return port;
    }

    /** A path at this very node, where the base URL is that of a load balancer. */
    public URI atNode(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The API of this very node. */
    public ProxyApi apiAtNode() {
        return new ProxyApi(atNode(""), ADMIN, ADMIN_PASSWORD);
    }

    /** Whether this very node says that a sign-on would work. */
    public boolean isReadyAtNode() {
        return ServerProcess.status(atNode("/ops/health/sign-on")) == 200;
    }

    /** Ends it as {@code kill -9} does; its data directory stays. */
    public void kill() {
        process().kill();
    }
}
