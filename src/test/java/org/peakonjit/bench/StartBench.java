package org.peakonjit.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.peakonjit.it.parts.BrokerRealm;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Keycloak;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.ServerProcess;
import org.peakonjit.it.parts.WorkDirectories;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * How long it takes from nothing to the first login, and the memory of the process once a hundred logins were in flight, with
 * a heap of 256 MB: Payara Micro alone, the product on it, the same with the classes of an earlier start kept, and Keycloak,
 * one after the other, round by round. Of Keycloak the time that its set-up takes is left out.
 */
public final class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int AT_ONCE = 100;

    /** Once for each person there is: Keycloak refuses somebody who comes twice at once for the first time. */
    private static final int BEFORE = 50;

    private static final Duration IN_FLIGHT = Duration.ofSeconds(Integer.getInteger("bench.crowd", 10));
    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final List<String> OPTIONS = PayaraMicro.optionsAsDeployed(256);

    private final DirectIdp idp = new DirectIdp();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Series> starts = new java.util.LinkedHashMap<>();
    private final Map<String, Series> cpu = new HashMap<>();
    private final Map<String, Series> memory = new HashMap<>();
    private final Map<String, Series> first = new HashMap<>();
    private final Map<String, Series> tenth = new HashMap<>();

    private StartBench() {}

    public static void main(String[] arguments) throws IOException {
        new StartBench().run();
        System.exit(0); // the sandbox keeps threads
    }

    private void run() throws IOException {
        Path classes = WorkDirectories.fresh("classes").resolve("classes.jsa");
        try (PostgresServer postgres = PostgresServer.start();
                PeakonSandbox peakon = PeakonSandbox.start(0)) {
            Map<String, String> settings = new HashMap<>(postgres.freshDatabase("start"));
            settings.putAll(Landscape.settings(idp.metadataFile().toString(), ProxyRoutes.application(peakon)));
            settings.put("peakonjit.master-key", java.util.Base64.getEncoder().encodeToString(new byte[32]));
            product("leaves its classes", settings, peakon, List.of("-XX:ArchiveClassesAtExit=" + classes));
            starts.clear();
            for (int round = 0; round < ROUNDS; round++) {
                alone();
                product("Peakon JIT Proxy", settings, peakon, List.of());
                product("the same, classes kept", settings, peakon, List.of("-XX:SharedArchiveFile=" + classes));
                keycloak();
            }
        }
        System.out.println("| | first login after, s | processor time until then, s | memory, MB | first login, ms"
                + " | tenth, ms |\n|---|---|---|---|---|---|");
        starts.forEach((name, series) -> System.out.println(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s |",
                name,
                series.text(),
                cpu.get(name).text(),
                memory.get(name).text(),
                first.get(name).text(),
                tenth.get(name).text())));
    }

    private void alone() throws IOException {
        Path war = WorkDirectories.fresh("alone").resolve("alone.war");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war))) {
            jar.putNextEntry(new JarEntry("index.html"));
            jar.write('.');
        }
        try (PayaraMicro server = PayaraMicro.launchAlone("alone", war, OPTIONS)) {
            URI page = server.atNode("/index.html");
            server.process().awaitAnswer(page, status -> status == 200, DEADLINE);
            measure(
                    "Payara Micro alone",
                    server.process(),
                    (number, watch) -> watch.during(() -> HttpBrowser.fetch(page)));
        }
    }

    private void product(String name, Map<String, String> settings, PeakonSandbox peakon, List<String> more) {
        int port = FreePort.next();
        Map<String, String> all = new HashMap<>(settings);
        all.put("peakonjit.base-url", "http://localhost:" + port);
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(more);
        options.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        try (PayaraMicro server = PayaraMicro.launch("start", port, all, options)) {
            server.process().awaitAnswer(server.atNode("/ops/health/ready"), status -> status == 200, DEADLINE);
            measure(name, server.process(), new ProxyRoutes(idp, http, server, List.of(peakon))::known);
        }
    }

    private void keycloak() {
        try (Keycloak keycloak = Keycloak.startAsDeployed(256)) {
            Duration ready = keycloak.process().age();
            BrokerRealm realm = keycloak.brokerRealm("broker", idp);
            long setUp = keycloak.process().age().minus(ready).toMillis();
            measure("Keycloak", keycloak.process(), new BrokerRoutes(idp, http, realm)::known, setUp);
        }
    }

    private void measure(String name, ServerProcess process, Route route) {
        measure(name, process, route, 0);
    }

    /** The first login at once, then as many as can be in flight. */
    private void measure(String name, ServerProcess process, Route route, long leftOut) {
        Contender contender = new Contender(name, new Server(name.replace(" ", "-"), process, null, null, null), route);
        note(first, name, contender.login());
        note(starts, name, (process.age().toMillis() - leftOut) / 1000.0);
        note(cpu, name, process.cpuTime().toMillis() / 1000.0);
        for (int i = 2; i <= BEFORE; i++) {
            double took = contender.login();
            if (i == 10) {
                note(tenth, name, took);
            }
        }
        Crowd.of(AT_ONCE, IN_FLIGHT, contender);
        note(memory, name, process.peakMegabytes());
        System.out.println(name + ": " + starts.get(name).last() + " s, " + process.peakMegabytes() + " MB");
    }

    private static void note(Map<String, Series> all, String name, double value) {
        all.computeIfAbsent(name, one -> new Series()).add(value);
    }
}
