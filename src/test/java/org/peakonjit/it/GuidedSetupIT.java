package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PageCheck;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Screenshots;
import org.peakonjit.sandbox.idp.People;
import org.peakonjit.sandbox.idp.SandboxIdp;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * The guided way, from an empty installation to a test sign-in that ended well. It prints how many clicks and fields that
 * takes, which docs/console.md tells.
 */
class GuidedSetupIT {

    private int clicks;
    private int fields;

    private void click(Locator what) {
        clicks++;
        what.click();
    }

    private void fill(Page page, String label, String text) {
        fields++;
        page.getByLabel(label).first().fill(text);
    }

    private static void look(Page page) {
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
    }

    private static void assertAt(Page page, String step) {
        assertThat(page.locator(".stages a[aria-current=step]")).hasText(step);
        look(page);
    }

    @Test
    void leadsFromAnEmptyInstallationToATestThatEndsWell() {
        try (SandboxIdp idp = SandboxIdp.start(0);
                PeakonSandbox peakon = PeakonSandbox.start(0);
                PayaraMicro proxy = PayaraMicro.startEmpty("guided");
                Chromium chromium = Chromium.start()) {
            idp.trust(proxy.url("/saml/metadata"));
            peakon.trust(proxy.url("/idp/metadata"));
            Page page = ConsoleLandscape.asAdministrator(chromium.newPage(), proxy);
            Screenshots pictures = Screenshots.of(proxy.url("/"), idp.metadataUrl(), peakon.scimBaseUrl());
            pictures.take(page, "first-steps-light");
            long began = System.nanoTime();
            click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connect the identity provider"))
                    .first());

            assertAt(page, "Identity provider");
            fill(page, "Metadata URL", idp.metadataUrl().toString());
            pictures.take(page, "guide-identity-provider-light");
            click(button(page, "Save and go on"));
            assertAt(page, "Peakon");
            fill(page, "URL of the metadata", peakon.entityId());
            pictures.take(page, "guide-light");
            click(button(page, "Add application"));
            assertAt(page, "Token and limit");
            assertThat(page.getByText("Licenses consumed: 0")).isVisible();
            fill(page, "SCIM URL", peakon.scimBaseUrl().toString());
            fill(page, "OAuth Bearer Token", "not-the-token");
            fill(page, "License Consumption Limit", "5");
            click(button(page, "Save and try the connection"));
            assertThat(page.getByText("sign-ins of new people would fail")).isVisible();
            look(page);
            fill(page, "OAuth Bearer Token", peakon.bearerToken());
            pictures.take(page, "guide-token-light");
            click(button(page, "Save and try the connection"));
            assertAt(page, "Who may sign in");
            fill(page, "Groups", People.GROUP);
            click(button(page, "Save and go on"));
            assertAt(page, "Test sign-in");
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuetext", "4 of 5 steps done");
            click(button(page, "Start test sign-in"));
            click(page.locator("button[name=person][value=chloe]"));
            assertThat(page.getByText("Admitted: takes a seat, an account is created"))
                    .isVisible();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf("guided way: %d clicks, %d fields, %d s%n", clicks, fields, took.toSeconds());

            Assertions.assertThat(proxy.api()
                            .get("/applications/peakon")
                            .body()
                            .at("/enabled")
                            .asBoolean())
                    .isTrue();
            page.navigate(proxy.url("/console/guide.xhtml?step=licenses").toString());
            assertThat(page.getByText("A token is set.")).isVisible();
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuetext", "5 of 5 steps done");
            takesTheTokenBeforePeakonsAddresses(page, proxy, peakon);
        }
    }

    /** Whoever has the token first begins with it: the application waits, disabled, for Peakon's addresses. */
    private void takesTheTokenBeforePeakonsAddresses(Page page, PayaraMicro proxy, PeakonSandbox peakon) {
        page.navigate(
                proxy.url("/console/guide.xhtml?step=licenses&application=none").toString());
        fill(page, "SCIM URL", peakon.scimBaseUrl().toString());
        fill(page, "OAuth Bearer Token", peakon.bearerToken());
        click(button(page, "Save and try the connection"));
        assertThat(page.locator(".stages a[aria-current=step]")).hasText("Who may sign in");

        Assertions.assertThat(proxy.api()
                        .get("/applications/peakon-2")
                        .body()
                        .at("/enabled")
                        .asBoolean(true))
                .isFalse();
    }
}
