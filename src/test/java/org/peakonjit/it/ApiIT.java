package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.CompanyRealm.Person;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.ProxyApi.Answer;
import org.peakonjit.it.parts.WithSharedParts;

/** The admin REST API of the deployed WAR. */
@WithSharedParts
class ApiIT {

    private final Landscape landscape;
    private final ProxyApi api;

    ApiIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.proxy().api();
    }

    @Test
    void createsThenReplacesAnApplication() {
        ObjectNode application = Landscape.limited(landscape.application("api-put"), 3);

        Answer created = api.put("/applications/api-put", application);
        Answer replaced = api.put("/applications/api-put", application.put("description", "Surveys"));
        Answer read = api.get("/applications/api-put");

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("description").asText()).isEqualTo("Surveys");
        assertThat(read.body().at("/scim/licenseConsumptionLimit").asInt()).isEqualTo(3);
        assertThat(read.body().path("licensesConsumed").asInt(-1)).isZero();
    }

    @Test
    void neverAnswersTheBearerTokenAndKeepsItWhenTheMaskComesBack() {
        String token = landscape.peakon().bearerToken();
        Answer created = api.put("/applications/api-mask", landscape.application("api-mask"));
        Answer read = api.get("/applications/api-mask");
        Answer written = api.put("/applications/api-mask", read.body());

        assertThat(created.text() + read.text() + written.text()).doesNotContain(token);
        assertThat(read.body().at("/scim/bearerToken").asText()).isEqualTo("********");
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(signIn("api-mask", "api.mask").carriesResponse()).isTrue();
    }

    /** Rules L8 and L10. */
    @Test
    void listsTheLedgerAndReleasesASeat() {
        api.apply(Landscape.limited(landscape.application("api-seats"), 1));
        assertThat(signIn("api-seats", "seats.ada").carriesResponse()).isTrue();
        JsonNode seats = api.seats("api-seats");

        assertThat(seats).hasSize(1);
        assertThat(seats.path(0).path("holder").asText()).isEqualTo("seats.ada@corp.example");
        assertThat(seats.path(0).path("state").asText()).isEqualToIgnoringCase("assigned");
        assertThat(seats.path(0).path("origin").asText()).isEqualToIgnoringCase("created");

        String id = seats.path(0).path("id").asText();
        assertThat(api.delete("/applications/api-seats/seats/" + id).status()).isBetween(200, 204);
        assertThat(api.licensesConsumed("api-seats")).isZero();
        assertThat(api.seats("api-seats")).isEmpty();
        assertThat(signIn("api-seats", "seats.ben").carriesResponse()).isTrue();
    }

    @Test
    void takesOverAConfigurationAsItWasExported() {
        api.apply(landscape.application("api-configuration"));
        JsonNode exported = api.get("/configuration").body();

        Answer replaced = api.put("/configuration", exported);
        Answer wrong = api.put("/configuration", "{\"version\":1,\"applications\":[{\"name\":\"x\"}]}");

        assertThat(exported.toString()).doesNotContain(landscape.peakon().bearerToken());
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo(exported);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("configuration.invalid", "/applications/0/");
        assertThat(api.get("/configuration").body()).isEqualTo(exported);
    }

    @Test
    void showsConsumptionOverTime() {
        api.apply(Landscape.limited(landscape.application("api-usage"), 4));

        JsonNode usage = api.get("/applications/api-usage/usage").body();

        assertThat(usage.path("days")).as(usage.toString()).hasSize(1);
        assertThat(usage.at("/days/0/licenseConsumptionLimit").asInt()).isEqualTo(4);
        assertThat(usage.path("limitReached").isNull()).isTrue();
        assertThat(api.get("/audit/export?format=csv").text()).startsWith("at,kind,person");
    }

    @Test
    void saysWhetherTheScimSettingsWorkAndWhatIsWrong() {
        api.apply(landscape.application("api-test"));
        JsonNode good = api.post("/applications/api-test/test-connection", "{}").body();
        assertThat(good.path("working").asBoolean()).as(good.toString()).isTrue();
        assertThat(good.path("steps")).hasSize(9);
        assertThat(good.findValuesAsText("outcome")).containsOnly("good");

        ObjectNode wrong = landscape.application("api-test");
        wrong.withObject("/scim").put("bearerToken", "a-wrong-token");
        api.apply(wrong);
        JsonNode refused =
                api.post("/applications/api-test/test-connection", "{}").body();
        assertThat(refused.path("working").asBoolean()).isFalse();
        assertThat(refused.toString()).contains("\"token\"", "401");

        wrong.withObject("/scim").put("baseUrl", "http://169.254.169.254/latest");
        api.apply(wrong);
        assertThat(api.post("/applications/api-test/test-connection", "{}").text())
                .contains("address-refused");
        assertThat(api.post("/applications/nobody/test-connection", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void simulatesASignOnWithoutChangingAnything() {
        api.apply(Landscape.limited(landscape.application("api-simulate"), 1));
        String subject = "{\"nameId\":\"sim.ada@corp.example\",\"attributes\":{\"givenName\":\"Ada\",\"sn\":\"Sim\"}}";

        JsonNode fresh =
                api.post("/applications/api-simulate/simulate", subject).body();
        landscape.peakon().users().preload("sim.ada@corp.example", "Ada", "Other", true);
        JsonNode known =
                api.post("/applications/api-simulate/simulate", subject).body();

        assertThat(fresh.path("verdict").asText()).as(fresh.toString()).isEqualTo("created");
        assertThat(fresh.at("/request/body/name/givenName").asText()).isEqualTo("Ada");
        assertThat(known.path("verdict").asText()).as(known.toString()).isEqualTo("adopted");
        assertThat(known.path("request").toString()).contains("PATCH", "Sim").doesNotContain("givenName");
        assertThat(api.licensesConsumed("api-simulate")).isZero();
        assertThat(api.post("/applications/api-simulate/simulate", "{\"name\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesMembersItDoesNotKnow() {
        Answer answer = api.put(
                "/applications/api-more", landscape.application("api-more").put("licences", 3));

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("code").asText()).isNotBlank();
        assertThat(answer.text()).contains("/licences");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/api-put", "/applications/api-put/seats", "/applications"})
    void answersNothingToStrangers(String path) {
        assertThat(api.anonymously().get(path).status()).isEqualTo(401);
        assertThat(api.as("admin", "wrong").get(path).status()).isEqualTo(401);
    }

    private HttpBrowser.Page signIn(String application, String login) {
        Person person = landscape.company().add(Person.named(login));
        HttpBrowser browser = Landscape.browser();
        return browser.signIn(browser.open(landscape.proxy().url("/login/" + application)), person);
    }
}
