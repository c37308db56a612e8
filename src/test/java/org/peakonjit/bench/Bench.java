package org.peakonjit.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.peakonjit.it.parts.BrokerRealm;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Keycloak;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.ServerProcess;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * What the login of a known person costs the server: from the start over a signed AuthnRequest and the IdP's signed
 * Response to the signed Response for Peakon, each in a new browser, one after the other. Processor time is that of the
 * server's process with everything it does beside; browser and IdP are another process. Keycloak as a broker does the same
 * job without seats and accounts, and is measured by the same browser for comparison.
 */
public final class Bench {

    private static final int PEOPLE = 50;
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 8_000);
    private static final int LOGINS = Integer.getInteger("bench.logins", 2_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final String ONLY = System.getProperty("bench.only", "");

    private final DirectIdp idp = new DirectIdp();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Bench() {}

    public static void main(String[] arguments) {
        Bench bench = new Bench();
        if (wanted("h2")) {
            bench.proxy("h2: the proxy on Payara Micro, with its embedded H2", Map.of());
        }
        if (wanted("postgresql")) {
            try (PostgresServer postgres = PostgresServer.start()) {
                bench.proxy(
                        "postgresql: the proxy on Payara Micro, with PostgreSQL (the database's own time not counted)",
                        postgres.freshDatabase("bench"));
            }
        }
        if (wanted("keycloak")) {
            bench.keycloak("keycloak: Keycloak as a broker, with its embedded H2 in memory");
        }
        System.exit(0); // the sandbox keeps threads
    }

    private static boolean wanted(String what) {
        return ONLY.isEmpty() || Arrays.asList(ONLY.split(",")).contains(what);
    }

    private void proxy(String title, Map<String, String> database) {
        int port = FreePort.next();
        try (PeakonSandbox peakon = PeakonSandbox.start(0);
                PayaraMicro proxy = PayaraMicro.startAsDeployed("bench", port, settings(port, peakon, database))) {
            measure(title, proxy.process(), proxy.url("/login/peakon"), proxy.url("/saml/acs"));
        }
    }

    private Map<String, String> settings(int port, PeakonSandbox peakon, Map<String, String> database) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("peakonjit.base-url", "http://localhost:" + port);
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), Landscape.application("peakon", peakon)));
        return settings;
    }

    private void keycloak(String title) {
        try (Keycloak keycloak = Keycloak.startAsDeployed()) {
            BrokerRealm broker = keycloak.brokerRealm("broker", idp);
            measure(title, keycloak.process(), broker.loginUrl(), broker.acsUrl());
        }
    }

    private void measure(String title, ServerProcess server, URI login, URI acs) {
        print("%s", title);
        logins(WARM_UP, login, acs);
        for (int round = 1; round <= ROUNDS; round++) {
            Duration cpu = server.cpuTime();
            long start = System.nanoTime();
            logins(LOGINS, login, acs);
            double passed = System.nanoTime() - start;
            double used = server.cpuTime().minus(cpu).toNanos();
            print("  %.2f ms of processor time per login, %.2f ms passed", used / 1e6 / LOGINS, passed / 1e6 / LOGINS);
        }
    }

    private void logins(int count, URI login, URI acs) {
        for (int person = 0; person < count; person++) {
            HttpBrowser browser = idp.browser(http);
            Page atIdp = browser.open(login);
            Page atPeakon = browser.post(acs, idp.answer(atIdp, "person" + person % PEOPLE + "@corp.example"));
            if (!atPeakon.carriesResponse()) {
                throw new IllegalStateException("not signed in: " + atPeakon.text());
            }
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
