package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The WAR on a Payara Server, to which {@code install-on-payara-server.sh} brings it; a copy of the server of its own. */
public final class PayaraServer extends DeployedProxy {

    private static final int FIRST_OF_JAKARTA_EE_11 = 7;
    private static final Pattern PORT =
            Pattern.compile("(?<==\")(?:8181|3700|3820|3920|8686|7676)(?=\")|(?<=telnet\\.port=)6666");

    private final Map<String, String> environment;
    private final Path config;

    private PayaraServer(
            ServerProcess process, Map<String, String> settings, Path work, Map<String, String> environment) {
        super(process, settings, work);
        this.environment = environment;
        this.config = properties(work.resolve("peakonjit.properties"), settings);
    }

    /** Starts that release of it, with nothing deployed. */
    public static PayaraServer start(int release, Map<String, String> settings) {
        String name = "payara-server-" + release;
        Path jdk = release < FIRST_OF_JAKARTA_EE_11 ? ServerJdk.home() : ServerJdk.newer();
        Path work = WorkDirectories.fresh(name);
        WorkDirectories.copy(WorkDirectories.required("peakonjit.test." + name), work);
        int port = FreePort.next();
        int administration = FreePort.next();
        ports(work.resolve("glassfish/domains/domain1/config/domain.xml"), port, administration);
        Map<String, String> environment = Map.of(
                "ASADMIN", work.resolve("bin/asadmin").toString(),
                "AS_ADMIN_PORT", Integer.toString(administration),
                "AS_JAVA", jdk.toString(),
                "JAVA_HOME", jdk.toString());
        ServerProcess process = ServerProcess.start(
                name,
                List.of(work.resolve("bin/asadmin").toString(), "start-domain", "--verbose", "domain1"),
                environment);
        PayaraServer started = new PayaraServer(
                process, Proxy.settings(port, work.resolve("peakon-jit"), settings), work, environment);
        started.awaitAnswer(URI.create("http://localhost:" + port + "/"));
        return started;
    }

    /** Ports that nobody else has; and no Hazelcast, which would have one more. */
    private static void ports(Path domain, int port, int administration) {
        try {
            String here = Files.readString(domain)
                    .replace("=\"8080\"", "=\"" + port + "\"")
                    .replace("=\"4848\"", "=\"" + administration + "\"")
                    .replaceFirst("<hazelcast-config-specific-configuration", "$0 enabled=\"false\"");
            Files.writeString(domain, PORT.matcher(here).replaceAll(used -> Integer.toString(FreePort.next())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path properties(Path file, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs the WAR or updates it, and waits until it is ready for sign-ons. */
    public void install() {
        Script.run(environment, "payara/install-on-payara-server.sh", PayaraMicro.war(), config);
        awaitReady();
    }

    /** Runs one of the server's own commands. */
    public void asadmin(String... command) {
        List<String> all = new ArrayList<>(List.of(String.valueOf(environment.get("ASADMIN"))));
        all.addAll(List.of(command));
        try (ServerProcess asadmin = ServerProcess.start("asadmin", all, environment)) {
            if (!asadmin.awaitEnd(START) || !asadmin.log().contains("executed successfully")) {
                throw new IllegalStateException(String.join(" ", command) + ": " + asadmin.log());
            }
        }
    }

    /** Its server.log, which begins anew where the format changes. */
    @Override
    public String log() {
        try {
            return Files.readString(work().resolve("glassfish/domains/domain1/logs/server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
