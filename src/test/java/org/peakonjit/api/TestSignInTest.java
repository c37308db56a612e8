package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.administration.testsignin.Asserted;
import org.peakonjit.administration.testsignin.TestTicket;
import org.peakonjit.api.RunningApi.Answer;

class TestSignInTest {

    private static final String PEAKON = "{\"saml\": {\"entityId\": \"urn:p\", \"acsUrl\": \"https://p.test/acs\"},"
            + " \"scim\": {\"jitProvisioning\": true, \"baseUrl\": \"https://p.test/scim\", \"bearerToken\": \"t\"}}";
    private static final Asserted ADA = new Asserted(
            "https://idp.example",
            "ada@corp.example",
            "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
            Map.of("groups", List.of("staff")));

    @TempDir
    Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(dataDir);
        api.put("applications/one", PEAKON);
        api.put("applications/two", PEAKON);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void beginsAtAnAddressForABrowser() {
        JsonNode begun = post("applications/one/test-sign-in", null).body();

        String ticket = begun.path("ticket").asText();
        assertThat(begun.path("url").asText()).isEqualTo("https://sso.corp.example/test-sign-in?ticket=" + ticket);
        assertThat(Instant.parse(begun.path("validUntil").asText()))
                .isBetween(
                        Clock.systemUTC().instant().plusSeconds(500),
                        Clock.systemUTC().instant().plusSeconds(600));
        assertThat(post("applications/nobody/test-sign-in", null).status()).isEqualTo(404);
    }

    /** The seat that it would take is not taken. */
    @Test
    void saysWhatWasAssertedAndWhatWouldComeOfIt() {
        Answer answer = conclude("one", ticket(), null);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body().at("/asserted/attributes/groups/0").asText()).isEqualTo("staff");
        assertThat(answer.body().at("/simulation/verdict").asText()).isEqualTo("created");
        assertThat(api.seats.usage("one").consumed()).isZero();
        assertThat(api.changes).last().satisfies(change -> {
            assertThat(change.action().code()).isEqualTo("sign-in.tested");
            assertThat(change.object()).isEqualTo("one");
        });
    }

    @Test
    void opensForWhoBeganItAlone() {
        TestTicket others = new TestTicket("id", "one", "ben", Clock.systemUTC().instant());
        TestTicket past =
                new TestTicket("id", "one", "admin", Clock.systemUTC().instant().minusSeconds(601));

        for (Answer refused :
                List.of(conclude("one", others, null), conclude("one", past, null), conclude("two", ticket(), null))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("test-sign-in.invalid");
            assertThat(refused.pointers()).containsExactly("/ticket");
        }
    }

    @Test
    void opensWhatThisVeryTestCameBackWith() {
        String ofAnother = api.seal.seal(ADA, "another");

        assertThat(conclude("one", ticket(), ofAnother).pointers()).containsExactly("/result");
        assertThat(conclude("one", ticket(), "forged").pointers()).containsExactly("/result");
        assertThat(api.changes)
                .allSatisfy(change -> assertThat(change.action().code()).startsWith("application."));
    }

    private TestTicket ticket() {
        String sealed = post("applications/one/test-sign-in", null)
                .body()
                .path("ticket")
                .asText();
        return api.seal.openTicket(sealed).orElseThrow();
    }

    private Answer conclude(String application, TestTicket ticket, String result) {
        String sealed = result == null ? api.seal.seal(ADA, ticket.id()) : result;
        return post(
                "applications/" + application + "/test-sign-in/result",
                "{\"ticket\": \"" + api.seal.seal(ticket) + "\", \"result\": \"" + sealed + "\"}");
    }

    private Answer post(String path, String body) {
        return api.send("POST", path, body, "Authorization", RunningApi.ADMIN, "Content-Type", "application/json");
    }
}
