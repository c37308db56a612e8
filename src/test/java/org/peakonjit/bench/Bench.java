package org.peakonjit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.it.parts.Allocation;
import org.peakonjit.it.parts.BrokerRealm;
import org.peakonjit.it.parts.CountingRelay;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.Keycloak;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * What logins cost, of every kind, each in a new browser: our product on H2 and on PostgreSQL and Keycloak as a broker take
 * turns until none grows cheaper, and then some rounds more, which are told. Processor time and memory are those of the
 * server's process with everything it does beside; browser, IdP, Peakon and database are other processes.
 */
public final class Bench {

    private static final int LOGINS = Integer.getInteger("bench.logins", 200);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int MOST_WARM_UP = Integer.getInteger("bench.warm-up", 40);
    private static final int FLAT = 8;

    /** One for whoever is known, the others for thousands of new and renamed people. */
    private static final int PEAKONS = 11;

    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("bench.seconds", 3600));
    private static final Duration CROWD = Duration.ofSeconds(Integer.getInteger("bench.crowd", 10));
    private static final boolean PROFILED = Boolean.getBoolean("bench.profile");
    private static final String ONLY = System.getProperty("bench.only", "");

    private final DirectIdp idp = new DirectIdp();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Report report = new Report();
    private final Floor floor = new Floor();
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final List<Runnable> afterRound = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private Bench() {}

    public static void main(String[] arguments) {
        Bench bench = new Bench();
        try {
            bench.start();
            bench.measure();
            bench.tell();
        } finally {
            bench.close();
        }
        System.exit(0); // the sandbox keeps threads
    }

    private void start() {
        PostgresServer postgres = opened(PostgresServer.start());
        proxy("PostgreSQL", opened(CountingRelay.before(postgres.freshDatabase("bench"))));
        proxy("H2", null);
        keycloak();
    }

    private void proxy(String database, @Nullable CountingRelay relay) {
        if (!wanted(database)) {
            return;
        }
        int port = FreePort.next();
        List<PeakonSandbox> peakons = Stream.generate(() -> opened(PeakonSandbox.start(0)))
                .limit(PEAKONS)
                .toList();
        PeakonSandbox peakon = peakons.get(0);
        Map<String, String> settings = new HashMap<>(relay == null ? Map.of() : relay.settings());
        settings.put("peakonjit.base-url", "http://localhost:" + port);
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), ProxyRoutes.application(peakon)));
        PayaraMicro proxy = opened(PayaraMicro.startAsDeployed("bench", port, settings));
        Server server = new Server(database, proxy.process(), opened(Allocation.of(proxy.process())), relay, peakons);
        ProxyRoutes routes = new ProxyRoutes(idp, http, proxy, peakons);
        acquaint(peakon);
        Contender known = add(database + ", known", server, routes::known);
        atStart(database, known);
        add(database + ", new", server, routes::fresh);
        add(database + ", renamed", server, routes::renamed);
        add(database + ", known, by Peakon", server, routes::byPeakon);
        add(database + ", known, restarted", server, routes::restarted);
        add(database + ", known, redirected", server, routes::redirected);
        afterRound.add(routes::forgetNewPeople);
    }

    private void keycloak() {
        if (wanted("Keycloak")) {
            Keycloak keycloak = opened(Keycloak.startAsDeployed());
            BrokerRealm realm = keycloak.brokerRealm("broker", idp);
            Server server = new Server(
                    "Keycloak", keycloak.process(), opened(Allocation.of(keycloak.process())), null, List.of());
            BrokerRoutes routes = new BrokerRoutes(idp, http, realm);
            add("Keycloak, known", server, routes::known);
            add("Keycloak, new", server, routes::fresh);
        }
    }

    /** Browser and sandbox with what they are asked in a login, so that no first login waits for their classes. */
    private void acquaint(PeakonSandbox peakon) {
        URI users = URI.create(peakon.scimBaseUrl() + "/Users");
        String filter = "?filter=" + URLEncoder.encode("userName eq \"nobody@corp.example\"", StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            idp.browser(http).open(peakon.loginUrl());
            scim(peakon, HttpRequest.newBuilder(URI.create(users + filter)).GET());
            String person = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"known" + i
                    + "@sandbox.example\"}";
            scim(peakon, HttpRequest.newBuilder(users).POST(BodyPublishers.ofString(person)));
        }
        peakon.users().all().forEach(user -> peakon.users().remove(user.id()));
    }

    private void scim(PeakonSandbox peakon, HttpRequest.Builder request) {
        try {
            http.send(
                    request.header("Authorization", "Bearer " + peakon.bearerToken())
                            .header("Content-Type", "application/scim+json")
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of ten who are new, so that they differ in nothing but their turn. */
    private void atStart(String database, Contender known) {
        Series waits = new Series();
        for (int i = 0; i < 10; i++) {
            waits.add(known.login());
        }
        report.first(database, waits.first(), waits.last());
    }

    private void measure() {
        long start = System.nanoTime();
        int round = 0;
        while (round < MOST_WARM_UP && !areFlat() && isLeft(start, 0.6)) {
            round();
            round++;
        }
        System.out.println(round + " rounds of warming up" + (areFlat() ? "" : ", not flat yet"));
        everybody(Contender::startAnew);
        floor.startAnew();
        if (PROFILED) {
            contenders.values().stream().map(Contender::server).distinct().forEach(one -> opened(Profile.of(one)));
        }
        for (int i = 0; i < ROUNDS && isLeft(start, 1); i++) {
            round();
        }
    }

    private static boolean isLeft(long start, double share) {
        return System.nanoTime() - start < share * LONGEST.toNanos();
    }

    private boolean areFlat() {
        return contenders.values().stream().allMatch(one -> one.cpu().isFlat(FLAT));
    }

    private void round() {
        everybody(one -> one.round(LOGINS, floor::atPace));
        floor.round(LOGINS);
        afterRound.forEach(Runnable::run);
        report.progress(List.copyOf(contenders.values()), floor);
    }

    private void tell() {
        report.costs(List.copyOf(contenders.values()), floor);
        Map<Contender, Contender> pairs = new LinkedHashMap<>();
        for (String database : List.of("PostgreSQL", "H2")) {
            for (String who : List.of("known", "new")) {
                Contender one = contenders.get(database + ", " + who);
                Contender by = contenders.get("Keycloak, " + who);
                if (one != null && by != null) {
                    pairs.put(one, by);
                }
            }
        }
        report.ratios(pairs);
        for (String name : List.of("PostgreSQL, known", "PostgreSQL, new")) {
            Contender one = contenders.get(name);
            if (one != null && !CROWD.isZero()) {
                List<Crowd> crowds = new ArrayList<>();
                for (int clients : new int[] {1, 2, 4, 8, 16}) {
                    crowds.add(Crowd.of(clients, CROWD, one));
                    afterRound.forEach(Runnable::run);
                }
                report.crowds(name, crowds);
            }
        }
    }

    private Contender add(String name, Server server, Route route) {
        Contender one = new Contender(name, server, route);
        if (wanted(name)) {
            contenders.put(name, one);
        }
        return one;
    }

    private void everybody(Consumer<Contender> work) {
        contenders.values().forEach(work);
    }

    /** {@code bench.only} names those that take part, or servers of which all do, between semicolons. */
    private static boolean wanted(String name) {
        return ONLY.isEmpty()
                || Arrays.stream(ONLY.split(";"))
                        .anyMatch(one -> name.equals(one)
                                || one.startsWith(name + ",")
                                || one.indexOf(',') < 0 && name.startsWith(one + ","));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.add(0, part);
        return part;
    }

    private void close() {
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                System.out.println(part + " does not close: " + e);
            }
        }
    }
}
