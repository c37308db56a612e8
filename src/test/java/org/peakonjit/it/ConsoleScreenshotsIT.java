package org.peakonjit.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.Screenshots;
import org.peakonjit.it.parts.WithSharedParts;

/** Takes the screenshots of docs/console.md anew, when asked; GuidedSetupIT takes those of the first set-up on its way. */
@WithSharedParts
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ConsoleScreenshotsIT {

    private static final List<String> IN_THE_DARK = List.of("scim");
    private static final long MOST_BYTES = 2_800_000;

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "index.xhtml");
        pages.put("applications", "applications.xhtml");
        pages.put("scim", "application.xhtml?name=peakon#SCIM");
        pages.put("seats", "seats.xhtml?application=peakon");
        pages.put("person", "person.xhtml?person=ada.novak@corp.example");
        pages.put("policies", "policies.xhtml");
        pages.put("access-report", "reports.xhtml");
        pages.put("changes", "changes.xhtml");
        pages.put("identity-providers", "identity-provider.xhtml");
        pages.put("edit-identity-provider", "edit-identity-provider.xhtml?name=default");
        pages.put("keys", "keys.xhtml");
        return pages;
    }

    @Test
    void takesThem(ConsoleLandscape console) throws IOException {
        Path directory = Files.createDirectories(Path.of(System.getProperty(Screenshots.WANTED)));
        Screenshots pictures = console.pictures();
        try (Chromium chromium = Chromium.start()) {
            for (String person : List.of("ada", "dan", "ben", "greta", "hugo", "ada", "elif")) {
                console.signOn(chromium, "peakon", person);
            }
            console.proxy()
                    .api()
                    .apply(ConsoleLandscape.application(console.peakon()).put("description", "Employee surveys"));
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = console.asAdministrator(chromium.newPage(
                        new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(scheme)));
                for (Map.Entry<String, String> one : pages().entrySet()) {
                    if (scheme == ColorScheme.DARK && !IN_THE_DARK.contains(one.getKey())) {
                        continue;
                    }
                    String[] parts = one.getValue().split("#", -1);
                    console.open(page, parts[0]);
                    if (parts.length > 1) {
                        page.getByText(parts[1], new Page.GetByTextOptions().setExact(true))
                                .click();
                    }
                    pictures.take(page, one.getKey() + (scheme == ColorScheme.DARK ? "-dark" : "-light"));
                }
                if (scheme == ColorScheme.LIGHT) {
                    console.open(page, "test-sign-in.xhtml?application=peakon");
                    ConsoleLandscape.button(page, "Start test sign-in").click();
                    page.locator("button[name=person][value=chloe]").click();
                    page.locator("#attributes").waitFor();
                    pictures.take(page, "test-sign-in-light");
                }
            }
            takeConflicts(console, chromium, pictures);
        }
        try (var files = Files.list(directory)) {
            Assertions.assertThat(
                            files.mapToLong(file -> file.toFile().length()).sum())
                    .isLessThan(MOST_BYTES);
        }
    }

    /** At the end, since its alert stands on every page from then on. */
    private static void takeConflicts(ConsoleLandscape console, Chromium chromium, Screenshots pictures) {
        console.signOn(chromium, "peakon", "adele");
        Page page = console.asAdministrator(chromium.newPage(new Browser.NewContextOptions().setLocale("en-GB")));
        console.open(page, "conflicts.xhtml");
        ConsoleLandscape.link(page, "Decide: ada.novak@corp.example").click();
        pictures.take(page, "conflicts-light");
    }
}
