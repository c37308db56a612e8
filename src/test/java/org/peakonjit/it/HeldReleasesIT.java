package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AlertsLandscape.await;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.Database;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.ProxyApi;
import org.peakonjit.it.parts.TwoNodes;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** Rule W8: many seats at once are released only when an administrator says so, in a real browser on a real database. */
@WithSharedParts
class HeldReleasesIT {

    private static final int PEOPLE = 12;

    private static final String NAME = "emptied";

    private final TwoNodes nodes;

    HeldReleasesIT(TwoNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void waitForAnAdministratorWhoNamesTheirNumber() {
        ProxyApi api = nodes.node(0).apiAtNode();
        try (PeakonSandbox peakon = PeakonSandbox.start(0);
                Database database = nodes.database();
                Chromium chromium = Chromium.start()) {
            api.apply(Landscape.application(NAME, peakon));
            for (int person = 0; person < PEOPLE; person++) {
                HttpBrowser browser = nodes.idp().browser();
                HttpBrowser.Page atIdp = browser.open(nodes.url("/login/" + NAME));
                assertThat(browser.post(
                                        nodes.url("/saml/acs"),
                                        nodes.idp().answer(atIdp, "p" + person + "@corp.example"))
                                .carriesResponse())
                        .isTrue();
            }
            peakon.users().all().forEach(user -> peakon.users().remove(user.id()));
            // Peakon's answers may lag behind its creates for minutes, so young seats are left alone.
            assertThat(database.change(
                            "update seat set reserved_at = reserved_at - interval '1 hour' where application = ?",
                            NAME))
                    .isEqualTo(PEOPLE);

            JsonNode report = api.job("/applications/" + NAME + "/reconcile").path("result");
            assertThat(report.path("held").asInt()).as(report.toString()).isEqualTo(PEOPLE);
            assertThat(api.licensesConsumed(NAME)).isEqualTo(PEOPLE);
            await(() -> api.get("/alerts").text().contains("releases-held"));

            Page page = chromium.newPage();
            page.navigate(nodes.url("/console/").toString());
            ConsoleLandscape.fillIn(page, Proxy.ADMIN, Proxy.ADMIN_PASSWORD);
            page.locator(".alert-banner a").last().click(); // to all of them, others' among them
            page.locator(".alert")
                    .filter(new Locator.FilterOptions().setHasText(NAME))
                    .locator("a")
                    .click();
            assertThat(page.getByText("12 seats wait for your word")).isVisible();
            button(page, "Release 12 seats").click();
            assertThat(page.getByText("12 seats of emptied are released.")).isVisible();
            page.locator(".ui-confirm-dialog .ui-confirmdialog-yes").click();
            page.waitForURL("**/job.xhtml?id=*");
            assertThat(page.locator("#facts")).containsText("Seats released 12");

            assertThat(api.licensesConsumed(NAME)).isZero();
            await(() -> !api.get("/alerts").text().contains("releases-held"));
        }
    }
}
