package org.peakonjit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.audit.jpa.StoredAudit;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.license.jpa.StoredSeats;

/**
 * What a node with a heap of 256 MB makes of a PostgreSQL of any size, by hand: {@code LongLists <JDBC URL> [<seats>
 * <audit rows>]}. With numbers, it fills an empty database first. Prints how long each list and page takes at its URL, how
 * long whole files, and a reconciliation that is killed in the middle.
 */
public final class LongLists {

    private static final int HEAP = 256;
    private static final int ROUNDS = 7;
    private static final String LEDGER = "/api/v1/applications/peakon/seats";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Map<String, String> settings = new HashMap<>();
    private final GeneratedAccounts peakon;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();
    private PayaraMicro node;

    private LongLists(String url, GeneratedAccounts peakon) {
        this.peakon = peakon;
        ObjectNode application = Landscape.application("peakon", peakon.baseUrl(), "token");
        settings.putAll(Landscape.settings(new DirectIdp().metadataFile().toString(), application));
        settings.put("peakonjit.database.url", url);
        settings.put("peakonjit.database.user", "postgres");
        settings.put("peakonjit.master-key", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("peakonjit.base-url", "http://localhost:" + FreePort.next());
        node = start();
    }

    private PayaraMicro start() {
        return PayaraMicro.startAsDeployed(
                "long-lists", URI.create(settings.get("peakonjit.base-url")).getPort(), settings, HEAP);
    }

    public static void main(String[] arguments) throws Exception {
        Map<SettingKey, String> values =
                Map.of(SettingKey.DATABASE_URL, arguments[0], SettingKey.DATABASE_USER, "postgres");
        long seats;
        try (TestNode database = new TestNode(TestSettings.in(Files.createTempDirectory("long-lists"), values))) {
            if (arguments.length == 3) {
                fill(database, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            }
            seats = StoredSeats.in(database).usage("peakon").consumed();
        }
        String only = System.getProperty("lists.only", "");
        try (GeneratedAccounts peakon = new GeneratedAccounts(seats)) {
            LongLists lists = new LongLists(arguments[0], peakon);
            try {
                if (only.isEmpty() || only.equals("pages")) {
                    lists.pages();
                }
                if (only.isEmpty() || only.equals("files")) {
                    lists.files();
                }
                if (only.isEmpty() || only.equals("reconciliation")) {
                    lists.reconciliation();
                }
            } finally {
                lists.node.close();
            }
        }
    }

    static void fill(TestNode node, int howManySeats, int howManyRows) throws SQLException {
        StoredApplications.put(node, "peakon", null);
        // A line of each month, so that it has its partition.
        sql(
                node,
                "insert into audit_event (id, at, kind, outcome) select gen_random_uuid(), now() - m * interval '30 days',"
                        + " 'SIGN_ON', 'admitted' from generate_series(0, " + howManyRows / 800_000 + ") m");
        StoredAudit.storage(node).prepare(Instant.now());
        String name = "(array['anna','bert','carla','dieter','eva','finn','gina','hans'])[1 + n % 8] || '.'"
                + " || substr(md5(n::text), 1, 6) || n || '@corp.example'";
        sql(
                node,
                "insert into seat (id, application, holder, issuer, person_id, person_key, linked_at, state, origin, scim_id,"
                        + " user_name, external_id, employee_number, uncertain, reserved_at, first_sign_in, last_sign_in)"
                        + " select gen_random_uuid(), 'peakon', " + name
                        + ", 'https://idp.corp.example', md5('p' || n),"
                        + " md5('k' || n) || md5('l' || n), t, case when n % 10000 = 0 then 'RESERVED' else 'ASSIGNED' end,"
                        + " case when n % 10000 = 0 then null when n % 10 < 7 then 'CREATED' else 'EXISTING' end,"
                        + " case when n % 10000 = 0 then null else md5('s' || n) end, " + name
                        + ", md5('p' || n), n::text,"
                        + " false, t, case when n % 10 > 0 then t end, case when n % 10 > 0 then t + n % 100 * interval '1 day' end"
                        + " from (select n, now() - n * interval '40 seconds' t from generate_series(1, " + howManySeats
                        + ") n) numbers");
        sql(
                node,
                "insert into audit_event (id, at, kind, reference, application, person, issuer, flow, outcome, provisioning,"
                        + " policy, address, actor, object, took_ms) select gen_random_uuid(), now() - i * interval '3.1 seconds',"
                        + " case when i % 5000 = 0 then 'ADMINISTRATION' else 'SIGN_ON' end, upper(substr(md5('r' || i), 1, 10)),"
                        + " case when i % 1000 = 7 then 'small' else 'peakon' end, case when i % 5000 > 0 then " + name
                        + " end,"
                        + " 'https://idp.corp.example', (array['LOGIN','PEAKON','IDP'])[1 + i % 3],"
                        + " case when i % 5000 = 0 then 'application.changed' when i % 100 = 3 then 'policy.not-entitled'"
                        + " when i % 1000 = 4 then 'license.limit-reached' when i % 50000 = 5 then 'internal.error'"
                        + " else 'admitted' end, case when i % 10 = 1 then 'CREATED' end, 'Staff', '192.0.2.7',"
                        + " case when i % 5000 = 0 then 'admin' end, case when i % 5000 = 0 then 'peakon' end, 20 + i % 300"
                        + " from (select i, i::bigint * 7919 % " + howManySeats + " + 1 n from generate_series(1, "
                        + howManyRows
                        + ") i) numbers");
        sql(node, "update license_count set consumed = " + howManySeats);
        // Nobody seals a year at once: it is sealed as it comes.
        sql(
                node,
                "insert into audit_seal (number, from_at, until_at, sealed_lines, previous_mac, digest, mac) values (1, now(),"
                        + " now(), '', '', '', '')");
        sql(node, "vacuum analyze");
    }

    private static void sql(TestNode node, String statement) throws SQLException {
        // Not by the pool, whose connections wait no longer than a minute.
        String url = node.settings.database().url();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    /** Each list from both ends in each order, each kind of filter, and each page of the console. */
    private void pages() throws Exception {
        signIn();
        String reference = node.api()
                .get("/audit?kind=sign-on&limit=1")
                .body()
                .at("/items/0/reference")
                .asText();
        String person = node.api()
                .get("/applications/peakon/seats?limit=1&offset=5000")
                .body()
                .at("/items/0/holder")
                .asText();
        try (InputStream paths = Objects.requireNonNull(LongLists.class.getResourceAsStream("long-lists.txt"))) {
            List<String> all = new String(paths.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            for (String path : all) {
                timed(path.replace("{reference}", reference)
                        .replace("{person}", person)
                        .replace("{end}", Cursor.END.text())
                        .replace(
                                "{month}",
                                Instant.now().minus(Duration.ofDays(30)).toString()));
            }
        }
    }

    private void signIn() throws IOException, InterruptedException {
        HttpResponse<String> page = http.send(request("/console/sign-in.xhtml").build(), BodyHandlers.ofString());
        Element form = Objects.requireNonNull(Jsoup.parse(page.body()).selectFirst("form:has(input[type=password])"));
        Map<String, String> fields = form.select("input[name]").stream()
                .collect(Collectors.toMap(one -> one.attr("name"), one -> one.attr("value")));
        fields.put("signIn:name", Proxy.ADMIN);
        fields.put("signIn:password", Proxy.ADMIN_PASSWORD);
        String body = fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        http.send(
                request("/console/sign-in.xhtml")
                        .header("Origin", node.baseUrl().toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.url(path)).timeout(PATIENCE);
        return path.startsWith("/api/")
                ? request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((Proxy.ADMIN + ":" + Proxy.ADMIN_PASSWORD)
                                                .getBytes(StandardCharsets.UTF_8)))
                : request;
    }

    /**
     * Prints the median of some rounds, the slowest, and the node's processor time of one, all in milliseconds; what the
     * first one warms up is not told.
     */
    private void timed(String path) throws IOException, InterruptedException {
        double[] took = new double[ROUNDS];
        Duration cpu = Duration.ZERO;
        for (int round = -1; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = http.send(request(path).build(), BodyHandlers.ofString());
            boolean isThere = answer.statusCode() == 200 || path.endsWith("/reconcile"); // before the first one
            if (!isThere || answer.uri().getPath().endsWith("sign-in.xhtml")) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
            if (round >= 0) {
                took[round] = millis(begin);
            } else {
                cpu = node.process().cpuTime();
            }
        }
        Arrays.sort(took);
        double used = node.process().cpuTime().minus(cpu).toMillis() / (double) ROUNDS;
        System.out.println(String.format(
                Locale.ROOT, "| %s | %.1f | %.1f | %.1f |", path, took[ROUNDS / 2], took[ROUNDS - 1], used));
    }

    /** Whole files: they are longer than the node's memory. */
    private void files() throws IOException, InterruptedException {
        for (String path : List.of(LEDGER + "/export", "/api/v1/audit/export")) {
            long begin = System.nanoTime();
            HttpResponse<InputStream> answer = http.send(request(path).build(), BodyHandlers.ofInputStream());
            long lines = 0;
            long bytes = 0;
            try (InputStream body = answer.body()) {
                byte[] some = new byte[65_536];
                for (int read = body.read(some); read >= 0; read = body.read(some)) {
                    bytes += read;
                    for (int i = 0; i < read; i++) {
                        lines += some[i] == '\n' ? 1 : 0;
                    }
                }
            }
            System.out.println(path + ": " + answer.statusCode() + ", " + lines + " lines, " + bytes + " bytes, "
                    + millis(begin) + " ms, at most " + node.process().peakMegabytes() + " MB");
        }
    }

    /** The node is killed when half of it is done, and another one goes on. */
    private void reconciliation() throws InterruptedException {
        long begin = System.nanoTime();
        JsonNode asked = node.api().post("/applications/peakon/reconcile", "").body();
        String job = "/jobs/" + asked.path("id").asText();
        boolean killed = false;
        long told = -1;
        while (true) {
            JsonNode now = node.api().get(job).body();
            long done = now.path("done").asLong();
            if (done / 100_000 != told) {
                told = done / 100_000;
                System.out.printf(
                        Locale.ROOT,
                        "%.1f s: %s of %s, %d pages asked%n",
                        millis(begin) / 1000,
                        done,
                        now.path("total"),
                        peakon.pages());
            }
            if (!now.path("endedAt").isNull()) {
                System.out.printf(
                        Locale.ROOT,
                        "%.1f s: %d pages asked for %d accounts, at most %d MB%n%s%n",
                        millis(begin) / 1000,
                        peakon.pages(),
                        peakon.count(),
                        node.process().peakMegabytes(),
                        now);
                return;
            }
            if (!killed && done > peakon.count() / 2) {
                killed = true;
                node.kill();
                System.out.printf(Locale.ROOT, "%.1f s: killed at %d accounts%n", millis(begin) / 1000, done);
                node = start();
                System.out.printf(Locale.ROOT, "%.1f s: started again%n", millis(begin) / 1000);
            }
            Thread.sleep(500);
        }
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1_000_000.0;
    }
}
