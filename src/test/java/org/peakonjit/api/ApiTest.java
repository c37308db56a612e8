package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.seats.ReconciliationWork.ReconciliationRequest;
import org.peakonjit.api.RunningApi.Answer;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.audit.AuditEntries;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.SeatReservation;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.signout.SignOutNote;
import org.peakonjit.trace.StepKind;
import org.peakonjit.trace.TraceStep;

class ApiTest {

    private static final String PEAKON = """
            {"description": "Surveys", "saml": {"entityId": "urn:peakon", "acsUrl": "https://acme.peakon.test/acs"},
             "scim": {"baseUrl": "https://acme.peakon.test/scim", "bearerToken": "t0ken", "licenseConsumptionLimit": 3}}
            """;

    @TempDir
    private Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws IOException {
        api = new RunningApi(dataDir);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void createsReplacesAndDeletesAnApplication() {
        Answer created = api.put("applications/peakon", PEAKON);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        assertThat(api.put("applications/peakon", PEAKON.replace("Surveys", "More"))
                        .status())
                .isEqualTo(200);
        Answer read = api.get("applications/peakon");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Content-Type")).startsWith("application/json");
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        assertThat(read.body().path("name").asText()).isEqualTo("peakon");
        assertThat(read.body().path("description").asText()).isEqualTo("More");
        assertThat(read.body().at("/scim/licenseConsumptionLimit").asInt()).isEqualTo(3);
        assertThat(read.body().path("licensesConsumed").asInt(-1)).isZero();
        assertThat(api.get("applications").body().at("/items/0/name").asText()).isEqualTo("peakon");
        assertThat(api.delete("applications/peakon").status()).isEqualTo(204);
        assertThat(api.get("applications/peakon").status()).isEqualTo(404);
    }

    @Test
    void masksTheTokenAndKeepsItWhenTheMaskComesBack() {
        api.put("applications/peakon", PEAKON);
        Answer read = api.get("applications/peakon");
        assertThat(read.body().at("/scim/bearerToken").asText()).isEqualTo("********");
        String masked = read.body().toString().replace("Surveys", "More");
        assertThat(api.put("applications/peakon", masked).status()).isEqualTo(200);
        assertThat(api.applications.bearerToken("peakon")).contains("t0ken");
        api.put("applications/open", PEAKON.replace("\"bearerToken\": \"t0ken\",", ""));
        assertThat(api.get("applications/open").body().at("/scim/bearerToken").isNull())
                .isTrue();
        assertThat(api.changes).hasSize(3).noneMatch(change -> change.toString().contains("t0ken"));
    }

    @Test
    void sendsAKeptTokenToNoOtherUrl() {
        api.put("applications/peakon", PEAKON);
        String elsewhere = api.get("applications/peakon")
                .body()
                .toString()
                .replace("https://acme.peakon.test/scim", "https://evil.test/scim");
        Answer refused = api.put("applications/peakon", elsewhere);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.pointers()).containsExactly("/scim/bearerToken");
        assertThat(api.put("applications/peakon", elsewhere.replace("********", "new"))
                        .status())
                .isEqualTo(200);
    }

    /** It is sent nowhere. */
    @Test
    void keepsATokenWithoutAUrl() {
        api.put("applications/peakon", PEAKON);
        String urlAndToken = "\"baseUrl\": \"https://acme.peakon.test/scim\", \"bearerToken\": \"t0ken\",";
        for (String without : List.of(
                PEAKON.replace(urlAndToken, "\"jitProvisioning\": false,"),
                "{\"saml\": {\"entityId\": \"urn:peakon\", \"acsUrl\": \"https://acme.peakon.test/acs\"}}")) {
            Answer saved = api.put("applications/peakon", without);
            assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);
            assertThat(api.get("applications/peakon").body().at("/scim/baseUrl").isTextual())
                    .isFalse();
            assertThat(api.applications.bearerToken("peakon")).contains("t0ken");
        }
    }

    @Test
    void countsNoVersionAndTellsNobodyWhereNothingChanges() {
        String first = api.put("applications/peakon", PEAKON).header("ETag");

        for (String same : List.of(
                PEAKON, api.get("applications/peakon").body().toString(), PEAKON.replace("t0ken", "********"))) {
            Answer saved = api.put("applications/peakon", same, "If-Match", first);
            assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);
            assertThat(saved.header("ETag")).isEqualTo(first);
        }

        assertThat(api.changes).hasSize(1);
        assertThat(api.put("applications/peakon", PEAKON.replace("t0ken", "another"))
                        .header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(api.changes).hasSize(2);
    }

    @Test
    void replacesOnlyTheVersionThatIsExpected() {
        String first = api.put("applications/peakon", PEAKON).header("ETag");
        assertThat(first)
                .isEqualTo("\"1\"")
                .isEqualTo(api.get("applications/peakon").header("ETag"));
        String other = PEAKON.replace("\"licenseConsumptionLimit\": 3", "\"licenseConsumptionLimit\": 4");
        assertThat(api.put("applications/peakon", other, "If-Match", first).status())
                .isEqualTo(200);
        Answer late = api.put("applications/peakon", PEAKON, "If-Match", first);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("version.changed");
        assertThat(api.put("applications/peakon", PEAKON, "If-None-Match", "*").status())
                .isEqualTo(412);
        assertThat(api.put("applications/other", PEAKON, "If-Match", "*").status())
                .isEqualTo(412);
        assertThat(api.delete("applications/peakon", "If-Match", first).status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"licenseConsumptionLimit\": 3 | \"licenseConsumptionLimit\": -1 | /scim/licenseConsumptionLimit",
                "\"licenseConsumptionLimit\": 3 | \"licenseConsumptionLimit\": 2.5 | /scim/licenseConsumptionLimit",
                "\"licenseConsumptionLimit\": 3 | \"licenseConsumptionLimit\": \"many\" | /scim/licenseConsumptionLimit",
                "https://acme.peakon.test/scim | file:///etc/passwd | /scim/baseUrl",
                "\"acsUrl\": | \"nameId\": \"shoeSize\", \"acsUrl\": | /saml/nameId",
                "\"description\" | \"domainName\": \"not a domain\", \"description\" | /domainName",
                "\"description\" | \"licences\" | /licences",
                "https://acme.peakon.test/acs | javascript:alert(1) | /saml/acsUrl",
                "\"description\" | \"name\": \"other\", \"description\" | /name",
                "\"licenseConsumptionLimit\": 3 | \"attributes\": [{\"target\": \"name[\", \"source\": \"x\"}]"
                        + " | /scim/attributes/0/target",
                "\"acsUrl\": | \"identityProviders\": [\"nobody\"], \"acsUrl\": | /saml/identityProviders/0"
            })
    void pointsToWhatIsWrong(String right, String wrong, String pointer) {
        Answer answer = api.put("applications/peakon", PEAKON.replace(right, wrong));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("application.invalid");
        assertThat(answer.pointers()).as(answer.body().toString()).contains(pointer);
        assertThat(api.applications.all()).isEmpty();
        assertThat(api.changes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{} {}", "{\"name\": \"a\", \"name\": \"b\"}", "nonsense"})
    void refusesWhatIsNoJson(String body) {
        Answer answer = api.put("applications/peakon", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("json.malformed");
    }

    @Test
    void refusesARequestWithNeitherBodyNorContentType() {
        for (String[] one : List.of(
                new String[] {"PUT", "applications/peakon"},
                new String[] {"PUT", "session/password"},
                new String[] {"POST", "alerts/test"})) {
            Answer answer = api.send(one[0], one[1], null, "Authorization", RunningApi.ADMIN);
            assertThat(answer.status()).as(one[1]).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("json.malformed");
        }
    }

    /** As much as is exported fits in; there is none of it here, so it cannot be taken over. */
    @Test
    void refusesWhatIsTooLargeOrOfAnotherType() {
        assertThat(api.put("applications/peakon", " ".repeat(1024 * 1024) + PEAKON)
                        .status())
                .isEqualTo(413);
        assertThat(api.send("PUT", "applications/peakon", PEAKON, "Authorization", RunningApi.ADMIN)
                        .status())
                .isEqualTo(415);
        assertThat(api.send(
                                "PUT",
                                "applications/peakon",
                                PEAKON,
                                "Authorization",
                                RunningApi.ADMIN,
                                "Content-Type",
                                "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void answersAProblemForAddressesAndMethodsItDoesNotHave() {
        assertThat(api.get("nowhere").code()).isEqualTo("not-found");
        assertThat(api.get("applications/nowhere").code()).isEqualTo("not-found");
        Answer method = api.send(
                "POST", "applications", "{}", "Authorization", RunningApi.ADMIN, "Content-Type", "application/json");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("method-not-allowed");
        assertThat(method.header("Allow")).contains("GET");
        Answer type = api.send("GET", "applications", null, "Authorization", RunningApi.ADMIN, "Accept", "text/html");
        assertThat(type.status()).isEqualTo(406);
        assertThat(type.code()).isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({"GET, Accept, text/html;q=many", "PUT, Accept, a/b/c;;", "PUT, Content-Type, nonsense"})
    void answersAProblemToHeadersThatAreNoMediaTypes(String method, String header, String value) {
        Answer answer = api.send(method, "applications/peakon", null, "Authorization", RunningApi.ADMIN, header, value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applications", "applications/peakon/seats", "audit", "nowhere"})
    void answersNothingToStrangers(String path) {
        Answer nobody = api.send("GET", path, null);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.code()).isEqualTo("unauthenticated");
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic realm=");
        Answer wrong = api.send("GET", path, null, "Authorization", RunningApi.basic("admin", "wrong"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(nobody.body());
    }

    @Test
    void letsAnAuditorReadOnly() {
        api.put("applications/peakon", PEAKON);
        assertThat(api.send("GET", "applications/peakon", null, "Authorization", RunningApi.AUDITOR)
                        .status())
                .isEqualTo(200);
        Answer write = api.send("DELETE", "applications/peakon", null, "Authorization", RunningApi.AUDITOR);
        assertThat(write.status()).isEqualTo(403);
        assertThat(write.code()).isEqualTo("forbidden");
        assertThat(api.applications.find("peakon")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test", "http://sso.corp.example", "https://sso.corp.example:8443", "null"})
    void refusesChangesThatAnotherSitesPageSends(String origin) {
        Answer answer = api.put("applications/peakon", PEAKON, "Origin", origin);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("origin.foreign");
        assertThat(api.put("applications/peakon", PEAKON, "Origin", "https://sso.corp.example")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void makesThrottledCallersWait() {
        Answer throttled = wrongPassword();
        for (int i = 0; i < 20 && throttled.status() != 429; i++) { // on a slow machine some tries are back by then
            throttled = wrongPassword();
        }
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 60);
    }

    private Answer wrongPassword() {
        return api.send("GET", "applications", null, "Authorization", RunningApi.basic("bob", "wrong"));
    }

    /** Rules L8 and L10. */
    @Test
    void listsTheLedgerAndReleasesASeat() {
        api.put("applications/peakon", PEAKON);
        SeatReservation.Reserved reserved =
                (SeatReservation.Reserved) Holders.reserve(api.seats, "ada@corp.example", Duration.ofSeconds(10));
        Holders.reserve(api.seats, "ben@corp.example", Duration.ofSeconds(10));
        UUID id = Holders.assign(api.seats, reserved, "42").id();

        Answer page = api.get("applications/peakon/seats?limit=1");
        assertThat(page.body().at("/items")).hasSize(1);
        assertThat(page.body().at("/items/0/id").asText()).isEqualTo(id.toString());
        assertThat(page.body().at("/items/0/holder").asText()).isEqualTo("ada@corp.example");
        assertThat(page.body().at("/items/0/state").asText()).isEqualTo("assigned");
        assertThat(page.body().at("/items/0/origin").asText()).isEqualTo("created");
        assertThat(Instant.parse(page.body().at("/items/0/reservedAt").asText()))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(page.body().path("total").asInt()).isEqualTo(2);
        assertThat(page.body().path("licensesConsumed").asInt()).isEqualTo(2);
        Answer next = api.get("applications/peakon/seats?limit=1&offset=1");
        assertThat(next.body().at("/items/0/state").asText()).isEqualTo("reserved");
        assertThat(next.body().at("/items/0/origin").isNull()).isTrue();

        assertThat(api.delete("applications/peakon").code()).isEqualTo("application.has-seats");
        assertThat(api.delete("applications/peakon/seats/" + id).status()).isEqualTo(204);
        assertThat(api.delete("applications/peakon/seats/" + id).status()).isEqualTo(404);
        assertThat(api.delete("applications/peakon/seats/none").status()).isEqualTo(404);
        assertThat(api.get("applications/peakon")
                        .body()
                        .path("licensesConsumed")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=501", "offset=-1", "offset=10001", "limit=many", "state=taken", "origin=stolen"
            })
    void refusesWrongQueries(String query) {
        api.put("applications/peakon", PEAKON);
        Answer answer = api.get("applications/peakon/seats?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void leadsOnWhoWantsToPassOverTooManyRows() {
        api.put("applications/peakon", PEAKON);
        assertThat(api.get("audit?offset=10000").status()).isEqualTo(200);
        Answer tooFar = api.get("audit?offset=10001");
        assertThat(tooFar.code()).isEqualTo("query.invalid");
        assertThat(tooFar.body().path("detail").asText()).contains("10000", "nextCursor");
        assertThat(api.get("audit?offset=10001&cursor=" + Cursor.END.text()).status())
                .isEqualTo(200);
    }

    @Test
    void tellsTheAuditWhoChangedWhat() {
        api.put("applications/peakon", PEAKON);
        api.put("applications/peakon", PEAKON.replace("Surveys", "More"));
        api.delete("applications/peakon");
        assertThat(api.changes)
                .extracting(event -> event.action().code())
                .containsExactly("application.created", "application.changed", "application.deleted");
        AdministrativeEvent changed = api.changes.get(1);
        assertThat(changed.actor()).isEqualTo("admin");
        assertThat(changed.object()).isEqualTo("peakon");
        assertThat(changed.before()).contains("Surveys").contains("********");
        assertThat(changed.after()).contains("More").contains("bearerTokenChanged");
    }

    @Test
    void tellsTheAuditOfAWrongPassword() {
        api.send("GET", "applications", null, "Authorization", RunningApi.basic("Mallory", "guess"));

        assertThat(api.changes).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("mallory");
            assertThat(event.action().code()).isEqualTo("api.sign-in-failed");
            assertThat(event.toString()).doesNotContain("guess");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "PATCH", "DELETE"})
    void leavesTheAuditAsItIs(String method) {
        assertThat(api.send(method, "audit", null, "Authorization", RunningApi.ADMIN)
                        .status())
                .isEqualTo(405);
        assertThat(api.send(method, "audit/" + UUID.randomUUID(), null, "Authorization", RunningApi.ADMIN)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void linksThePagesOfAListWithoutNamingAHost() {
        api.put("applications/peakon", PEAKON);
        for (int i = 0; i < 5; i++) {
            Holders.reserve(api.seats, "p" + i + "@corp.example", Duration.ofSeconds(10));
        }
        assertThat(api.get("applications/peakon/seats?text=p%26%3D&limit=500").header("Link"))
                .startsWith("<?")
                .contains("text=p%26%3D", "offset=0", "limit=500", "rel=\"first\"")
                .doesNotContain("http", "localhost", "prev", "next");
        assertThat(api.get("applications/peakon/seats?limit=2&offset=2").header("Link"))
                .contains("rel=\"first\"", "rel=\"prev\"", "rel=\"next\"", "rel=\"last\"", "offset=0")
                .doesNotContain("http", "localhost");
        assertThat(api.get("applications/peakon/seats?limit=2&offset=4").header("Link"))
                .contains("prev")
                .doesNotContain("next");
    }

    @Test
    void tellsASignOnStepByStepByItsReference() {
        AuditEntry entry = new AuditEntry(
                UUID.randomUUID(),
                Instant.EPOCH,
                AuditEntry.Kind.SIGN_ON,
                "A10BCDEFGH",
                "peakon",
                "ada",
                "urn:idp",
                "LOGIN",
                "license.limit-reached",
                null,
                "full",
                "192.0.2.7",
                null,
                null,
                null,
                null,
                null);
        api.trail.append(
                entry, List.of(new TraceStep(7, StepKind.SCIM_CALLED, Map.of("resource", "/Users?filter=userName"))));

        Answer answer = api.get("sign-ons/a1obc-defgh");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("kind").asText()).isEqualTo("sign-on");
        assertThat(answer.body().path("reference").asText()).isEqualTo("A10BCDEFGH");
        assertThat(answer.body().path("outcome").asText()).isEqualTo("license.limit-reached");
        assertThat(answer.body().path("flow").asText()).isEqualTo("login");
        assertThat(answer.body().at("/steps/0/afterMilliseconds").asInt()).isEqualTo(7);
        assertThat(answer.body().at("/steps/0/step").asText()).isEqualTo("scim-called");
        assertThat(answer.body().at("/steps/0/details/resource").asText()).isEqualTo("/Users?filter=userName");
        assertThat(api.get("sign-ons/A10BCDEFGJ").status()).isEqualTo(404);
    }

    @Test
    void tellsASignOutByItsReference() {
        api.trail.append(AuditEntries.signOut(
                Instant.EPOCH,
                "A10BCDEFGK",
                SignOutEvent.PARTIAL,
                SignOutNote.PARTLY.fault(SignOutNote.IDP.fault(), "peakon")));

        Answer answer = api.get("sign-ons/a1ob-cdefgk");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("kind").asText()).isEqualTo("sign-out");
        assertThat(answer.body().path("outcome").asText()).isEqualTo("signed-out-partly");
        assertThat(answer.body().path("detail").asText()).isEqualTo("signed out at the company's IdP, not at peakon");
        assertThat(answer.body().path("steps").isEmpty()).isTrue();
    }

    @Test
    void diagnosesWithWhatToDo() {
        api.put("applications/peakon", PEAKON.replace("\"bearerToken\": \"t0ken\",", ""));

        Answer answer = api.send("POST", "diagnose", null, "Authorization", RunningApi.ADMIN);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body().path("verdict").asText()).isEqualTo("bad");
        assertThat(answer.body().path("findings"))
                .anySatisfy(finding -> {
                    assertThat(finding.path("area").asText()).isEqualTo("scim");
                    assertThat(finding.path("object").asText()).isEqualTo("peakon");
                    assertThat(finding.path("verdict").asText()).isEqualTo("bad");
                    assertThat(finding.path("advice").asText()).isNotBlank();
                })
                .anySatisfy(finding -> {
                    assertThat(finding.path("area").asText()).isEqualTo("database");
                    assertThat(finding.path("verdict").asText()).isEqualTo("good");
                    assertThat(finding.path("code").asText()).isEqualTo("diagnosis.databaseAnswers");
                });
    }

    @Test
    void pagesTheAudit() {
        api.entries.add(new AuditEntry(
                UUID.randomUUID(),
                Instant.EPOCH,
                AuditEntry.Kind.SIGN_ON,
                "REF",
                "peakon",
                "ada",
                "urn:idp",
                "LOGIN",
                "admitted",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "CREATED"));
        Answer page = api.get("audit?from=2026-11-01T00:00:00Z");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().path("total").asInt()).isEqualTo(1);
        assertThat(page.body().at("/items/0/kind").asText()).isEqualTo("sign-on");
        assertThat(page.body().at("/items/0/at").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(page.body().at("/items/0/provisioned").asText()).isEqualTo("created");
        assertThat(page.body().at("/items/0/attempts").asInt()).isEqualTo(7);
        assertThat(api.get("audit?from=yesterday").status()).isEqualTo(400);
        assertThat(api.get("audit?admitted=perhaps").status()).isEqualTo(400);
        assertThat(api.get("audit/export?columns=person,attempts").response().body())
                .startsWith("at,person,attempts")
                .contains("1970-01-01T00:00:00Z,ada,7");
        assertThat(api.get("audit/export?columns=person,shoes").status()).isEqualTo(400);
    }

    private String seatOfAnn() {
        api.put("applications/peakon", PEAKON);
        api.peakon.knows("ann@corp.example", true);
        return api.seats
                .assignExisting("peakon", "ann@corp.example", api.peakon.idOf("ann@corp.example"), null)
                .id()
                .toString();
    }

    @Test
    void releasesWhatAFilterFindsIfTheNumberIsRight() {
        seatOfAnn();
        String address = "applications/peakon/seats/release?text=ann";
        assertThat(api.send("POST", address + "&expected=7", null, "Authorization", RunningApi.ADMIN)
                        .code())
                .isEqualTo("seats.changed");
        assertThat(api.send("POST", address, null, "Authorization", RunningApi.ADMIN)
                        .status())
                .isEqualTo(409);
        assertThat(api.send("POST", address + "&expected=1", null, "Authorization", RunningApi.AUDITOR)
                        .status())
                .isEqualTo(403);
        assertThat(api.seats.usage("peakon").consumed()).isEqualTo(1);

        Answer done = api.send("POST", address + "&expected=1", null, "Authorization", RunningApi.ADMIN);

        assertThat(done.status()).isEqualTo(202);
        String id = done.body().path("id").asText();
        assertThat(done.header("Location")).isEqualTo("https://sso.corp.example/api/v1/jobs/" + id);
        assertThat(done.body().at("/result/released").asInt()).isEqualTo(1);
        assertThat(api.get("jobs/" + id).body()).isEqualTo(done.body());
        assertThat(api.get("jobs?kind=bulk-release&application=peakon")
                        .body()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("done");
        assertThat(api.send("POST", "jobs/" + id + "/cancel", null, "Authorization", RunningApi.ADMIN)
                        .code())
                .isEqualTo("job.ended");
        assertThat(api.get("jobs/nothing").status()).isEqualTo(404);
        assertThat(api.seats.usage("peakon").consumed()).isZero();
    }

    @Test
    void releasesASeatTogetherWithItsAccount() {
        String id = seatOfAnn();
        assertThat(api.delete("applications/peakon/seats/" + id + "?account=deactivate")
                        .status())
                .isEqualTo(204);
        assertThat(api.peakon.isActive("ann@corp.example")).isFalse();
        assertThat(api.seats.usage("peakon").consumed()).isZero();
    }

    @Test
    void keepsTheSeatWhenPeakonDoesNotChangeTheAccount() {
        String id = seatOfAnn();
        api.peakon.changesFail = ProvisioningFailure.Kind.UNAVAILABLE;
        Answer answer = api.delete("applications/peakon/seats/" + id + "?account=delete");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("account.unchanged");
        assertThat(api.seats.usage("peakon").consumed()).isEqualTo(1);
        assertThat(api.delete("applications/peakon/seats/" + id + "?account=burn")
                        .code())
                .isEqualTo("query.invalid");
    }

    /** Peakon was not even asked. */
    @Test
    void keepsASeatOfWhichNobodyKnowsWhetherItHasAnAccount() {
        api.put("applications/peakon", PEAKON);
        SeatReservation.Reserved reserved =
                (SeatReservation.Reserved) Holders.reserve(api.seats, "ann@corp.example", Duration.ofMinutes(1));
        api.seats.keepUnsettled(reserved);

        Answer answer =
                api.delete("applications/peakon/seats/" + reserved.seat().id() + "?account=delete");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("seat.unsettled");
        assertThat(answer.body().path("detail").asText()).contains("still being found out");
        assertThat(api.seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void makesFilesAtOnceOrToBeFetchedLater() {
        seatOfAnn();
        String address = "applications/peakon/seats/export?columns=holder,state";
        String lines = "holder,state\r\nann@corp.example,assigned\r\n";
        assertThat(api.get(address).response().body()).isEqualTo(lines);
        assertThat(api.get(address + ",colour").code()).isEqualTo("query.invalid");

        Answer job = api.send("POST", address, null, "Authorization", RunningApi.ADMIN);
        assertThat(job.status()).isEqualTo(202);
        assertThat(job.body().at("/result/lines").asInt()).isEqualTo(1);
        String file = "jobs/" + job.body().path("id").asText() + "/file";
        assertThat(api.get(file).response().body()).isEqualTo(lines);
        assertThat(api.get(file).header("Content-Disposition")).contains("seats-peakon.csv");

        Answer audit = api.send("POST", "audit/export?columns=actor", null, "Authorization", RunningApi.ADMIN);
        assertThat(api.get("jobs/" + audit.body().path("id").asText() + "/file")
                        .response()
                        .body())
                .startsWith("at,actor");
    }

    @Test
    void reconcilesNowAndKeepsTheReport() {
        seatOfAnn();
        api.peakon.knows("stranger@corp.example", true);
        assertThat(api.get("applications/peakon/reconcile").status()).isEqualTo(404);
        Answer now = api.send("POST", "applications/peakon/reconcile", null, "Authorization", RunningApi.ADMIN);
        assertThat(now.status()).as(now.response().body()).isEqualTo(202);
        JsonNode report = api.get(now.header("Location").replaceFirst(".*/v1/", ""))
                .body()
                .path("result");
        assertThat(report.path("accounts").asInt()).isEqualTo(2);
        assertThat(report.at("/unknownAccounts/names/0").asText()).isEqualTo("stranger@corp.example");
        assertThat(report.path("licensesConsumed").asInt()).isEqualTo(1);
        assertThat(api.get("applications/peakon/reconcile").body()).isEqualTo(report);
        assertThat(api.send("POST", "applications/peakon/reconcile", null, "Authorization", RunningApi.AUDITOR)
                        .status())
                .isEqualTo(403);
        assertThat(api.send("POST", "applications/other/reconcile", null, "Authorization", RunningApi.ADMIN)
                        .status())
                .isEqualTo(404);
    }

    /** Rule W8. */
    @Test
    void releasesManySeatsAtOnceOnlyWhenAnAdministratorNamesTheirNumber() {
        seatOfAnn();
        for (int i = 0; i < 12; i++) {
            Seat seat = api.seats.assignExisting("peakon", "gone" + i + "@corp.example", "gone-" + i, null);
            api.seats.age(seat.id(), Duration.ofHours(1));
        }
        String address = "applications/peakon/reconcile";

        Answer held = api.send("POST", address, null, "Authorization", RunningApi.ADMIN);
        assertThat(held.body().at("/result/held").asInt()).isEqualTo(12);
        assertThat(held.body().at("/result/released").asInt()).isZero();

        Answer wrong = api.send("POST", address + "?releaseAll=perhaps", null, "Authorization", RunningApi.ADMIN);
        assertThat(wrong.code()).isEqualTo("query.invalid");
        Answer fewer =
                api.send("POST", address + "?releaseAll=true&expected=11", null, "Authorization", RunningApi.ADMIN);
        assertThat(fewer.body().at("/result/held").asInt()).isEqualTo(12);

        Answer all = api.send("POST", address + "?releaseAll=true", null, "Authorization", RunningApi.ADMIN);
        assertThat(all.body().at("/result/released").asInt()).isEqualTo(12);
        assertThat(all.body().at("/result/held").asInt()).isZero();
        assertThat(all.body().at("/result/licensesConsumed").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, ?releaseAll=true&expected=12, 409", "12, '', 409", "12, ?releaseAll=true&expected=12, 202"})
    void answersNoComparisonThatReleasesAnotherNumber(long underWay, String query, int status) {
        seatOfAnn();
        JobRequests others = new JobRequests(
                api.jobs,
                (work, item) -> {},
                new AtOnce(),
                new ChangeLog(new RecordedEvents<>(), Clock.systemUTC()),
                Clock.systemUTC());
        UUID begun = others.ask(Job.Kind.RECONCILIATION, "peakon", "eve", 0, new ReconciliationRequest(underWay))
                .job()
                .id();

        Answer answer =
                api.send("POST", "applications/peakon/reconcile" + query, null, "Authorization", RunningApi.ADMIN);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().body()).contains(begun.toString());
        assertThat(answer.code()).isEqualTo(status == 409 ? "job.under-way" : "");
    }
}
