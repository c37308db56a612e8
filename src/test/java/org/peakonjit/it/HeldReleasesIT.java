package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AlertsLandscape.await;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** Rule W8: many seats at once are released only when an administrator says so, in a real browser on a real database. */
@WithSharedParts
class HeldReleasesIT {

    private static final int PEOPLE = 12;

    @Test
    void waitForAnAdministratorWhoNamesTheirNumber(PostgresServer postgres) throws Exception {
        Map<String, String> database = postgres.freshDatabase("held_releases");
        DirectIdp idp = new DirectIdp();
        PeakonSandbox peakon = PeakonSandbox.start(0);
        Map<String, String> settings = new HashMap<>(database);
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), Landscape.application("peakon", peakon)));
        try (PayaraMicro proxy = PayaraMicro.start("held-releases", settings);
                Chromium chromium = Chromium.start();
                peakon) {
            for (int person = 0; person < PEOPLE; person++) {
                HttpBrowser browser = idp.browser();
                HttpBrowser.Page atIdp = browser.open(proxy.url("/login/peakon"));
                assertThat(browser.post(proxy.url("/saml/acs"), idp.answer(atIdp, "p" + person + "@corp.example"))
                                .carriesResponse())
                        .isTrue();
            }
            peakon.users().all().forEach(user -> peakon.users().remove(user.id()));
            anHourPasses(database);

            JsonNode report = proxy.api().job("/applications/peakon/reconcile").path("result");
            assertThat(report.path("held").asInt()).as(report.toString()).isEqualTo(PEOPLE);
            assertThat(proxy.api().licensesConsumed("peakon")).isEqualTo(PEOPLE);
            await(() -> proxy.api().get("/alerts").text().contains("releases-held"));

            Page page = ConsoleLandscape.asAdministrator(chromium.newPage(), proxy);
            page.locator(".alert-banner a").first().click();
            assertThat(page.getByText("12 seats wait for your word")).isVisible();
            button(page, "Release 12 seats").click();
            assertThat(page.getByText("12 seats of peakon are released.")).isVisible();
            page.locator(".ui-confirm-dialog .ui-confirmdialog-yes").click();
            page.waitForURL("**/job.xhtml?id=*");
            assertThat(page.locator("#facts")).containsText("Seats released 12");

            assertThat(proxy.api().licensesConsumed("peakon")).isZero();
            await(() -> !proxy.api().get("/alerts").text().contains("releases-held"));
        }
    }

    /** Peakon's answers may lag behind its creates for minutes, so young seats are left alone. */
    private static void anHourPasses(Map<String, String> database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        String.valueOf(database.get("peakonjit.database.url")),
                        database.get("peakonjit.database.user"),
                        database.get("peakonjit.database.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("update seat set reserved_at = reserved_at - interval '1 hour'");
        }
    }
}
