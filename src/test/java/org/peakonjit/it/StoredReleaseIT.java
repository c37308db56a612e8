package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.Database;
import org.peakonjit.database.jpa.StoredWords;
import org.peakonjit.database.schema.StoredRelease;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.provisioning.FaultyScimServer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node on what a release left: it reads all of it and goes on. With the system property {@code
 * peakonjit.test.store-release} the release is stored instead, from a node on which all was done that leaves rows.
 */
@WithSharedParts
class StoredReleaseIT {

    private static final String APPLICATION = "peakon";
    private static final Employee ANN = Employee.named("ann");
    private static final Employee BOB = Employee.named("bob");
    private static final Employee CAT = Employee.named("cat");
    private static final Employee DAN = Employee.named("dan");

    /** What a node leaves that dies in the middle of its work, and what a browser leaves. */
    private static final List<String> CUT_OFF = List.of(
            "insert into reconciliation_run values ('peakon', 'e2b0a6de-5f0a-4c0e-9a52-9b9f6f2d7b11', 101, now())",
            "insert into reconciliation_account values ('peakon', 'a-1', 'eve@corp.example', 'Eve@corp.example', true, false)",
            "insert into sign_on_preparation values ('prepared-1', 'peakon', now(), null, false)",
            "insert into connection_report values ('peakon/node-1', 'peakon', 'node-1', 'WORKING', now()) on conflict do nothing",
            "insert into administrator_origin values ('mark-1/admin', 'admin', 'mark-1', now())",
            "insert into console_session values ('digest-1', 'admin', 'ADMINISTRATOR', null, now(), now())");

    private static final List<String> LEFT_BY_HAND =
            CUT_OFF.stream().map(insert -> insert.split(" ")[2]).toList();

    /** As if the release had been left just now: a notice is tried for a day, a job is kept for thirty. */
    private static final List<String> LEFT_NOW =
            List.of("update outbox set tried_since = now()", "update job set ended_at = now()");

    private final Map<String, String> settings = new HashMap<>();
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final DirectIdp idp = new DirectIdp();
    private final FaultyScimServer scim = FaultyScimServer.start();

    StoredReleaseIT(PostgresServer postgres) {
        settings.putAll(postgres.freshDatabase("stored_" + System.nanoTime()));
        settings.put("peakonjit.idp.metadata", idp.metadataFile().toString());
        settings.put("peakonjit.master-key", Base64.getEncoder().encodeToString(new byte[32]));
        database.setUrl(settings.get("peakonjit.database.url"));
        database.setUser("postgres");
        database.setPassword("postgres");
    }

    @AfterEach
    void stop() {
        scim.close();
    }

    @Test
    void goesOnWithWhatItLeft() throws Exception {
        try (Database schema = opened()) {
            StoredRelease.LATEST.addRows(schema.dataSource());
        }
        LEFT_NOW.forEach(this::execute);
        try (PayaraMicro node = PayaraMicro.start("stored-release", FreePort.next(), settings)) {
            ProxyApi api = node.apiAtNode();
            assertThat(signIn(node, ANN).nameId()).as("whose seat was stored").isEqualTo(ANN.mail());
            for (String path : paths(api)) {
                ProxyApi.Answer answer = api.get(path);
                assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
            }
            assertThat(api.get("/audit/verification").body().path("holds").asBoolean())
                    .isTrue();
            int consumed = api.licensesConsumed(APPLICATION);
            assertThat(api.seats(APPLICATION)).hasSize(consumed);

            for (int other = 0; other < 5; other++) { // who have the ids of the accounts that were stored
                scim.add("{\"userName\": \"other%d@corp.example\"}".formatted(other));
            }
            api.apply(application());
            assertThat(signIn(node, Employee.named("fay")).nameId())
                    .as("somebody new")
                    .isEqualTo("fay@corp.example");
            assertThat(api.licensesConsumed(APPLICATION)).isEqualTo(consumed + 1);
            assertThat(api.get("/alerts").text()).doesNotContain("configuration-unreadable");
            assertThat(node.log()).doesNotContain("opens under no master key", "SEVERE");
        }
    }

    private Database opened() throws IOException {
        return Database.open(TestSettings.in(
                Files.createTempDirectory("stored"),
                Map.of(
                        SettingKey.DATABASE_URL, String.valueOf(settings.get("peakonjit.database.url")),
                        SettingKey.DATABASE_USER, "postgres",
                        SettingKey.DATABASE_PASSWORD, "postgres")));
    }

    /** All that the API shows, and everything of which there is one. */
    private static List<String> paths(ProxyApi api) {
        JsonNode described = api.get("/openapi.json").body().path("paths");
        Map<String, String> names = Map.of(
                "/applications/{name}", APPLICATION,
                "/policies/{name}", "Staff",
                "/identity-providers/{name}", "partner",
                "/people/{address}", ANN.mail(),
                "/keys/{use}", "signing");
        List<String> paths = new ArrayList<>();
        described.properties().forEach(path -> {
            if (path.getValue().has("get")) {
                String filled = path.getKey();
                for (Map.Entry<String, String> one : names.entrySet()) {
                    filled = filled.replace(one.getKey(), one.getKey().replaceAll("\\{.*}", one.getValue()));
                }
                filled = filled.replace("/conflicts/{id}", "/conflicts/" + id(api, "/applications/peakon/conflicts"))
                        .replace("/jobs/{id}", "/jobs/" + id(api, "/jobs?kind=seats-export"))
                        .replace("/sign-ons/{reference}", "/sign-ons/" + reference(api));
                if (!filled.endsWith("/file") && !filled.endsWith("/certificate")) { // kept for a day, and no JSON
                    paths.add(filled);
                }
            }
        });
        assertThat(paths).hasSizeGreaterThan(30).noneMatch(path -> path.contains("{"));
        return paths;
    }

    private static String id(ProxyApi api, String list) {
        return api.get(list).body().at("/items/0/id").asText();
    }

    private static String reference(ProxyApi api) {
        return api.get("/audit?kind=sign-on&outcome=admitted&person=" + ANN.mail())
                .body()
                .at("/items/0/reference")
                .asText();
    }

    @Test
    @EnabledIfSystemProperty(named = "peakonjit.test.store-release", matches = "true")
    void isStored() throws Exception {
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), application()));
        settings.put("peakonjit.audit.webhook.url", "http://127.0.0.1:" + FreePort.next() + "/audit");
        settings.put("peakonjit.audit.webhook.secret", "a-secret-of-24-characters-or-more");
        try (PayaraMicro node = PayaraMicro.start("to-be-stored", FreePort.next(), settings)) {
            administer(node.apiAtNode());
            for (Employee person : List.of(ANN, BOB, CAT, DAN)) {
                assertThat(signIn(node, person).nameId()).isEqualTo(person.mail());
            }
            assertThat(signIn(node, BOB.withMail(ANN.mail())).code()).isEqualTo("subject.conflict");
            leave(node.apiAtNode());
            bringForward();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> {
                        bringForward();
                        assertThat(emptyTables()).isSubsetOf(LEFT_BY_HAND);
                    });
        }
        CUT_OFF.forEach(this::execute);
        StoredRelease.LATEST.write(database, StoredWords.all());
    }

    private ObjectNode application() {
        ObjectNode application = Landscape.application(APPLICATION, scim.baseUrl(), FaultyScimServer.TOKEN);
        application.put("description", "Employee surveys");
        return Landscape.limited(application, 5);
    }

    private void administer(ProxyApi api) {
        expect(api.put("/policies/Staff", "{\"name\": \"Staff\", \"groups\": [\"peakon-users\"]}"));
        String metadata = new String(new DirectIdp("idp.partner.example").metadata(), StandardCharsets.UTF_8);
        ObjectNode partner = JsonNodeFactory.instance.objectNode();
        partner.put("name", "partner")
                .put("enabled", false)
                .putArray("emailDomains")
                .add("partner.example");
        partner.putObject("metadata").put("xml", metadata);
        expect(api.put("/identity-providers/partner", partner));
        expect(api.post("/identity-providers/partner/new-identifiers", ""));
        expect(api.put("/administrators/auditor", "{\"role\": \"auditor\", \"password\": \"correct-horse-battery\"}"));
        expect(api.put("/alerts/settings", """
                {"mail": {"enabled": false, "host": "mail.corp.example", "port": 587, "security": "starttls", "user": "alerts",
                          "password": "a-secret", "from": "alerts@corp.example", "to": ["it@corp.example"]},
                 "webhook": {"enabled": true, "url": "http://127.0.0.1:1/", "secret": "a-secret-of-24-characters-or-more"}}"""));
    }

    private void leave(ProxyApi api) {
        for (JsonNode seat : api.seats(APPLICATION)) {
            String address = seat.path("holder").asText();
            if (address.equals(CAT.mail()) || address.equals(DAN.mail())) {
                expect(api.delete(
                        "/applications/peakon/seats/" + seat.path("id").asText()));
            }
        }
        execute(
                "update audit_event set at = at - interval '1 day' where outcome = 'admitted' and person = 'bob@corp.example'");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    bringForward();
                    return !emptyTables().contains("audit_seal");
                });
        expect(api.delete("/people/" + DAN.mail() + "/data"));
        api.job("/applications/peakon/reconcile");
        api.job("/applications/peakon/seats/export?format=csv");
    }

    /** What is done once an hour or a day is done now. */
    private void bringForward() {
        execute("update scheduled_tasks set execution_time = now() where not picked");
    }

    private List<String> emptyTables() throws IOException {
        List<String> empty = new ArrayList<>();
        for (String table : StoredRelease.tables()) {
            if (one("select count(*) from " + table) == 0) {
                empty.add(table);
            }
        }
        return empty;
    }

    private long one(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void execute(String command) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    private static void expect(ProxyApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private Page signIn(PayaraMicro node, Employee person) {
        HttpBrowser browser = idp.browser();
        return browser.post(
                node.atNode("/saml/acs"),
                idp.answer(
                        browser.open(node.atNode("/login")),
                        person.mail(),
                        Map.of("objectGUID", String.valueOf(person.guid()), "groups", "peakon-users")));
    }
}
