package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.TwoIdpsLandscape.OWN;
import static org.peakonjit.it.parts.TwoIdpsLandscape.PARTNER;
import static org.peakonjit.it.parts.TwoIdpsLandscape.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.HttpBrowser.Page;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.TwoIdpsLandscape;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.saml.SigningKey;

/** IdPs registered by the API and in the console, and their metadata, of which one rolls its key over. */
@WithSharedParts
class IdentityProviderRegistrationIT {

    private final TwoIdpsLandscape idps;
    private final PayaraMicro proxy;
    private final ProxyApi api;

    IdentityProviderRegistrationIT(TwoIdpsLandscape idps) {
        this.idps = idps;
        this.proxy = idps.proxy();
        this.api = idps.api();
    }

    @Test
    void tellsWhatAssertionsCarryAndWhatTheMetadataSays() {
        HttpBrowser browser = idps.browser();
        Page arrival = idps.choose(browser, idps.login(browser, "first"), "names@partner.example");
        Map<String, String> response =
                idps.partner().answer(arrival, "names@partner.example", Map.of("costCentre", "secret-value"));
        assertThat(browser.post(idps.acs(), response).carriesResponse()).isTrue();
        await(() -> idps.status(PARTNER).path("attributes").toString().contains("costCentre"));
        JsonNode status = idps.status(PARTNER);
        assertThat(status.toString()).doesNotContain("secret-value");
        assertThat(status.path("entityId").asText()).isEqualTo("https://idp.partner.example/metadata");
        assertThat(status.path("certificates").path(0).path("daysLeft").isNumber())
                .isTrue();
        assertThat(api.get("/identity-providers").body().findValuesAsText("name"))
                .startsWith("default", PARTNER);
    }

    @Test
    void registrationsAreCheckedAndVersioned() {
        ObjectNode rival = idps.registration();
        rival.put("name", "rival");
        ProxyApi.Answer refused = api.put("/identity-providers/rival", rival);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                .contains("/metadata/xml", "/emailDomains");

        rival.withObject("/metadata").put("xml", "<html/>");
        rival.put("colour", "red");
        assertThat(api.put("/identity-providers/rival", rival)
                        .body()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .contains("/colour");
        assertThat(api.put("/identity-providers/default", idps.registration().put("name", "default"))
                        .status())
                .isEqualTo(400);
        assertThat(api.delete("/identity-providers/default").status()).isEqualTo(409);
        assertThat(api.delete("/identity-providers/nobody").status()).isEqualTo(404);
        assertThat(api.anonymously().get("/identity-providers").status()).isEqualTo(401);
    }

    @Test
    void noMetadataIsFetchedFromAForbiddenAddress() {
        ObjectNode idp = JsonNodeFactory.instance.objectNode().put("name", "forbidden");
        idp.putObject("metadata").put("url", "http://169.254.169.254/latest/meta-data/");
        idp.putArray("emailDomains").add("forbidden.example");
        assertThat(api.put("/identity-providers/forbidden", idp).status()).isEqualTo(201);
        JsonNode answer =
                api.post("/identity-providers/forbidden/refresh", "{}").body();
        assertThat(answer.path("status").path("refresh").path("lastFailure").asText())
                .contains("link-local");
        assertThat(api.delete("/identity-providers/forbidden").status()).isEqualTo(204);
    }

    @Test
    void anAdministratorRegistersOneInTheConsole() {
        try (Chromium chromium = Chromium.start()) {
            com.microsoft.playwright.Page page = ConsoleLandscape.asAdministrator(chromium.newPage(), proxy);
            page.navigate(proxy.url("/console/identity-provider.xhtml").toString());
            assertThat(page.locator("[id='idps']")).containsText("default");
            assertThat(page.locator("[id='idps']")).containsText("partner.example");
            page.getByText("Add identity provider").click();

            page.locator("[id='idp:name']").fill("from-console");
            page.locator("[id='idp:emailDomains']").fill("partner.example");
            page.locator("[id='metadataFile']")
                    .setInputFiles(new FilePayload(
                            "metadata.xml", "text/xml", new DirectIdp("idp.console.example").metadata()));
            assertThat(page.locator("[id='idp:metadata-xml']")).hasValue(Pattern.compile("EntityDescriptor"));
            page.locator("[id='idp:look']").click();
            assertThat(page.locator("[id='idp:seen']")).containsText("https://idp.console.example/metadata");
            assertThat(page.locator("[id='idp:seen']")).containsText("days left");

            page.locator("[id='idp:save']").click();
            assertThat(page.getByText("has a domain of partner")).isVisible();
            page.locator("[id='idp:emailDomains']").fill("console.example");
            page.locator("[id='idp:save']").click();
            assertThat(page.getByText("Identity provider from-console is saved."))
                    .isVisible();
            assertThat(page.locator("[id='idp:standing']")).containsText("In service");
            page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target", "edit-identity-provider.png")));

            page.locator("[id='idp:delete']").click();
            page.locator(".ui-confirmdialog-yes").click();
            assertThat(page.getByText("Identity provider from-console is deleted."))
                    .isVisible();
        }
        assertThat(api.get("/identity-providers/from-console").status()).isEqualTo(404);
    }

    /** The new key is published and used in the same moment; the old one is dropped once nothing is signed with it. */
    @Test
    void aRolloverUnderLoadFailsNoSignOn() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService people = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<String>>> flows = new ArrayList<>();
            for (int person = 0; person < 6; person++) {
                flows.add(people.submit(signingOn("roller" + person + "@corp.example", over)));
            }
            int before = changes().size();
            SigningKey old = idps.staff().key();
            for (int round = 0; round < 3; round++) {
                Thread.sleep(Duration.ofSeconds(6).toMillis()); // between two fetches there are five at least
                SigningKey last = idps.staff().key();
                SigningKey next = SigningKey.generate("Company IdP");
                idps.publish(idps.staff().metadata(next));
                idps.staff().signWith(next);
                Thread.sleep(2_000);
                assertThat(last).isNotSameAs(next);
                idps.publish(idps.staff().metadata());
            }
            Thread.sleep(2_000);
            over.set(true);
            int signOns = 0;
            for (Future<List<String>> flow : flows) {
                List<String> outcomes = flow.get();
                signOns += outcomes.size();
                assertThat(outcomes).containsOnly("admitted");
            }
            assertThat(signOns).isGreaterThan(30);
            assertThat(idps.staff().key()).isNotSameAs(old);
            assertThat(changes().size() - before).isBetween(3, 6);
            assertThat(idps.fetches()).isLessThan(40);
        } finally {
            people.shutdownNow();
        }
    }

    private List<JsonNode> changes() {
        List<JsonNode> changes = new ArrayList<>();
        api.get("/audit?outcome=identity-provider.metadata-changed&limit=200")
                .body()
                .path("items")
                .forEach(changes::add);
        return changes;
    }

    private Callable<List<String>> signingOn(String email, AtomicBoolean over) {
        return () -> {
            List<String> outcomes = new ArrayList<>();
            HttpBrowser browser = idps.browser();
            while (!over.get()) {
                Page arrival = idps.login(browser, OWN);
                Page page = idps.answer(browser, idps.staff(), arrival, email);
                outcomes.add(page.carriesResponse() ? "admitted" : page.code());
                Thread.sleep(200);
            }
            return outcomes;
        };
    }
}
