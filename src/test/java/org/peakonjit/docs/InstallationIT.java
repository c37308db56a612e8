package org.peakonjit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.it.parts.ScratchMachine;

/**
 * Installs the product on a machine of its own, by the commands of the documents as they stand there: of
 * server-config/payara/README.md and server-config/wildfly/README.md, of docs/tutorial.md and docs/how-to/upgrade.md.
 * Maven has built already; the rest is real.
 */
class InstallationIT {

    private static final String MARK = "<!-- run by: InstallationIT -->";
    private static final Map<String, String> QUICK_TO_START = Map.of(
            "PEAKON_JIT_JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            "JAVA_OPTS", "-Xms64m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true",
            "JAVA_HOME", System.getProperty("java.home"));

    /** Comes to the server by another address of the machine than the one that it has for itself. */
    private static final String AS_FROM_ELSEWHERE = """
            ip address add 192.0.2.1/32 dev lo
            status=0; curl --silent --output /dev/null http://192.0.2.1:8080/ || status=$?
            [ "$status" -eq 7 ] # refused
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void checkOut() throws IOException {
        assumeTrue(ScratchMachine.isAvailable(), "a machine of its own takes root, unshare and ip");
        Files.createSymbolicLink(
                directory.resolve("server-config"), Path.of("server-config").toAbsolutePath());
        Path built = Files.createDirectory(directory.resolve("target"));
        Path war = Path.of(System.getProperty("peakonjit.test.war")).toAbsolutePath();
        Files.createSymbolicLink(built.resolve("peakon-jit-proxy.war"), war);
        Files.createSymbolicLink(directory.resolve("peakon-jit-proxy-1.0.1.war"), war);
        Files.createSymbolicLink(
                built.resolve("payara-micro-6.2025.10.jar"),
                Path.of(System.getProperty("peakonjit.test.payara-micro")).toAbsolutePath());
        Files.writeString(directory.resolve("mvnw"), "#!/bin/sh\n").toFile().setExecutable(true);
    }

    @Test
    void installsPayaraMicroAsAServiceAndUpgradesIt() throws IOException {
        String commands = commands("server-config/payara/README.md")
                + commands("docs/tutorial.md")
                + commands("docs/how-to/upgrade.md")
                + "[ \"$(stat -c %U:%a /var/lib/peakon-jit-proxy/master.key)\" = peakon-jit:600 ]\n"
                + AS_FROM_ELSEWHERE;
        String printed = ScratchMachine.run(directory, "", QUICK_TO_START, commands);

        assertThat(printed).contains("administrator", "password", "\"status\":\"UP\"");
    }

    @Test
    void installsOnWildFly() throws IOException {
        Path wildFly = Path.of(System.getProperty("peakonjit.test.wildfly")).toAbsolutePath();
        String commands = "export JBOSS_HOME=" + wildFly + "\n" + commands("server-config/wildfly/README.md")
                + "[ \"$(stat -c %U:%a /var/lib/peakon-jit-proxy/master.key)\" = wildfly:600 ]\n"
                + AS_FROM_ELSEWHERE;
        String printed = ScratchMachine.run(directory, wildFly.toString(), QUICK_TO_START, commands);

        assertThat(printed).contains("\"status\":\"UP\"");
    }

    private static String commands(String document) {
        String commands = Document.read(Path.of(document)).fenced().stream()
                .filter(block -> block.mark().equals(MARK))
                .flatMap(block -> block.lines().stream())
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(commands).as(document).isNotBlank();
        return commands;
    }
}
