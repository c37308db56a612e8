package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.CompanyRealm.Person;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.WithSharedParts;

/** A test sign-in over the API, through Keycloak. */
@WithSharedParts
class ApiTestSignInIT {

    private final Landscape landscape;
    private final ProxyApi api;

    ApiTestSignInIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.proxy().api();
    }

    @Test
    void comesBackWithWhatWasAssertedAndChangesNothing() {
        api.apply(Landscape.limited(landscape.application("api-tested"), 1));
        Person ada = landscape.company().add(Person.named("tested.ada"));
        JsonNode begun = api.post("/applications/api-tested/test-sign-in", "{}").body();

        HttpBrowser browser = Landscape.browser();
        Page end = browser.signIn(browser.open(URI.create(begun.path("url").asText())), ada);
        String result =
                Objects.requireNonNull(end.document().selectFirst("#result")).text();

        assertThat(end.status()).isEqualTo(200);
        assertThat(end.text()).contains("test sign-in has come back").doesNotContain("tested.ada");
        JsonNode outcome = conclude(begun, result);
        assertThat(outcome.at("/asserted/nameId").asText()).isEqualTo("tested.ada@corp.example");
        assertThat(outcome.at("/simulation/verdict").asText())
                .as(outcome.toString())
                .isEqualTo("created");
        assertThat(outcome.at("/simulation/licensesConsumed").asInt(-1)).isZero();
        assertThat(api.licensesConsumed("api-tested")).isZero();
        assertThat(landscape.peakon().users().named("tested.ada@corp.example")).isEmpty();
        assertThat(conclude(begun, result + "x").path("code").asText()).isEqualTo("test-sign-in.invalid");
    }

    @Test
    void leadsNowhereWithoutATicketOfOurs() {
        URI forged = landscape.proxy().url("/test-sign-in?ticket=forged");

        assertThat(Landscape.browser().open(forged).status()).isEqualTo(404);
        assertThat(Landscape.browser()
                        .open(landscape.proxy().url("/test-sign-in"))
                        .status())
                .isEqualTo(404);
    }

    private JsonNode conclude(JsonNode begun, String result) {
        return api.post(
                        "/applications/api-tested/test-sign-in/result",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("ticket", begun.path("ticket").asText())
                                .put("result", result))
                .body();
    }
}
