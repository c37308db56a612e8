package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Payara Micro that goes on while the WAR comes and goes. */
public final class RedeployablePayara extends DeployedProxy {

    private static final String CONSOLE = MicroConsole.class.getName().replace('.', '/') + ".class";

    private RedeployablePayara(ServerProcess process, Map<String, String> settings, Path work) {
        super(process, settings, work);
    }

    /** Starts it with nothing deployed. */
    public static RedeployablePayara start(Map<String, String> settings) {
        Path work = WorkDirectories.fresh("redeployable");
        copyConsole(work.resolve("classes"));
        int port = FreePort.next();
        Map<String, String> all = Proxy.settings(port, work.resolve("data"), settings);
        List<String> command = new ArrayList<>(List.of(ServerJdk.program("java")));
        command.addAll(PayaraMicro.QUICK_TO_START);
        command.add("-Djava.io.tmpdir=" + work);
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(opens(WorkDirectories.required("peakonjit.test.payara-micro")));
        command.addAll(List.of(
                "-cp",
                WorkDirectories.required("peakonjit.test.payara-micro") + ":" + work.resolve("classes"),
                MicroConsole.class.getName(),
                work.toString(),
                Integer.toString(port),
                PayaraMicro.war().toString()));
        ServerProcess process = ServerProcess.start("redeployable", command, Map.of());
        return new RedeployablePayara(process, all, work);
    }

    /** What the server's jar opens for itself where it is run as such. */
    private static List<String> opens(Path server) {
        try (JarFile jar = new JarFile(server.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return Stream.of("Add-Opens", "Add-Exports")
                    .flatMap(what -> Stream.of(manifest.getValue(what).split(" "))
                            .map(which -> "--" + what.toLowerCase(Locale.ROOT) + "=" + which + "=ALL-UNNAMED"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyConsole(Path classes) {
        try (InputStream console = MicroConsole.class.getResourceAsStream("MicroConsole.class")) {
            Path target = classes.resolve(CONSOLE);
            Files.createDirectories(target.getParent());
            Files.write(target, Objects.requireNonNull(console).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deploys the WAR, and waits until it is ready for sign-ons. */
    public void deploy() {
        tell("deploy");
        awaitReady();
    }

    /** Takes it away again. */
    public void undeploy() {
        tell("undeploy");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.deleteIfExists(work().resolve("undeployed")));
    }

    private void tell(String command) {
        try {
            Files.createFile(work().resolve(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
