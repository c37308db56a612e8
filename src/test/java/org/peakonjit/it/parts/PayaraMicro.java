package org.peakonjit.it.parts;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The WAR on Payara Micro, at the root of a port of its own. */
public final class PayaraMicro implements Proxy {

    private static final List<String> QUICK_TO_START =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** As an administrator runs it, for measurements. */
    private static final List<String> AS_DEPLOYED = List.of("-Xmx512m");

    private final ServerProcess process;
    private final URI baseUrl;
    private final int port;
    private final Path work;

    private PayaraMicro(ServerProcess process, URI baseUrl, int port, Path work) {
        this.process = process;
        this.baseUrl = baseUrl;
        this.port = port;
        this.work = work;
    }

    /** Starts it and waits until it is ready for sign-ons. */
    public static PayaraMicro start(String name, Map<String, String> settings) {
        return start(name, FreePort.next(), settings);
    }

    /** Starts it at {@code port} and waits until it is ready for sign-ons. */
    public static PayaraMicro start(String name, int port, Map<String, String> settings) {
        return ready(launch(name, port, settings));
    }

    /** Starts it with the JVM's own defaults, as an administrator would, and waits until it is ready. */
    public static PayaraMicro startAsDeployed(String name, int port, Map<String, String> settings) {
        return ready(launch(name, port, settings, AS_DEPLOYED));
    }

    private static PayaraMicro ready(PayaraMicro started) {
        try {
            started.process.awaitAnswer(started.atNode("/ops/health/ready"), status -> status == 200, START);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Starts it without waiting. */
    public static PayaraMicro launch(String name, int port, Map<String, String> settings) {
        return launch(name, port, settings, QUICK_TO_START);
    }

    private static PayaraMicro launch(String name, int port, Map<String, String> settings, List<String> jvmOptions) {
        Path work = WorkDirectories.fresh(name);
        Map<String, String> all = Proxy.settings(port, work.resolve("data"), settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-Djava.io.tmpdir=" + work);
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar",
                WorkDirectories.required("peakonjit.test.payara-micro").toString(),
                "--nocluster",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--deploy",
                WorkDirectories.required("peakonjit.test.war").toString(),
                "--contextroot",
                "/"));
        ServerProcess process = ServerProcess.start(name, command, Map.of());
        return new PayaraMicro(process, URI.create(String.valueOf(all.get("peakonjit.base-url"))), port, work);
    }

    /** A path at this very node, where the base URL is that of a load balancer. */
    public URI atNode(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public String log() {
        return process.log();
    }

    /** The API of this very node. */
    public ProxyApi apiAtNode() {
        return new ProxyApi(atNode(""), ADMIN, ADMIN_PASSWORD);
    }

    /** Whether this very node says that a sign-on would work. */
    public boolean isReadyAtNode() {
        return ServerProcess.status(atNode("/ops/health/ready")) == 200;
    }

    public ServerProcess process() {
        return process;
    }

    /** Ends it as {@code kill -9} does; its data directory stays. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
        WorkDirectories.delete(work);
    }
}
