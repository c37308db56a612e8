package org.peakonjit.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.peakonjit.it.parts.ConsoleLandscape.button;
import static org.peakonjit.it.parts.ConsoleLandscape.link;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.peakonjit.it.parts.Chromium;
import org.peakonjit.it.parts.ConsoleLandscape;
import org.peakonjit.it.parts.PageCheck;
import org.peakonjit.it.parts.WithSharedParts;

/** From the overview's numbers to what they count, and from the field at the top to a person and what is done about them. */
@TestInstance(Lifecycle.PER_CLASS)
@WithSharedParts
class ConsoleOverviewIT {

    private static final String CHLOE = "chloe.martin@corp.example";

    /** As many rows as a list shows at first. */
    private static final long ROWS = 25;

    private final Chromium chromium = Chromium.start();
    private final ConsoleLandscape console;
    private String refused = "";

    ConsoleOverviewIT(ConsoleLandscape console) {
        this.console = console;
    }

    @BeforeAll
    void letPeopleSignInOrNot() {
        for (int times = 0; times < 2; times++) {
            assertThat(console.signOn(chromium, "peakon", "chloe"))
                    .hasURL(console.peakon().origin() + "/");
        }
        Page page = console.signOn(chromium, "peakon", "greta");
        assertThat(page.getByText("policy.not-entitled")).isVisible();
        refused = page.locator("dd code, dd").last().innerText().strip();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private record Counted(String number, String link) {}

    private static Counted counted(Locator link, Locator number) {
        return new Counted(number.innerText().strip(), link.getAttribute("href"));
    }

    @Test
    void eachNumberLeadsToTheRowsThatItCounts() {
        Page page = console.asAdministrator(chromium.newPage());
        assertThat(page.locator("#median strong")).hasText(Pattern.compile("\\d+ ms"));
        List<Counted> numbers = new ArrayList<>();
        for (String figure : List.of("admitted", "refused", "provisioned")) {
            Locator link = page.locator("#" + figure);
            numbers.add(counted(link, link.locator("strong")));
        }
        page.locator("details.as-table > summary")
                .nth(page.locator("details.as-table").count() - 2)
                .click();
        Locator today = page.locator("#outcomesTable tbody tr").first();
        for (Locator link : today.locator("a").all()) {
            numbers.add(counted(link, link));
        }
        for (Locator link : page.locator("#outcomesTable tfoot a").all()) {
            numbers.add(counted(link, link));
        }
        Assertions.assertThat(numbers).hasSizeGreaterThanOrEqualTo(9).noneMatch(one -> one.link() == null);
        for (Counted one : numbers) {
            console.open(page, one.link());
            long rows = page.locator("main a[href*='sign-on.xhtml?reference=']").count();
            Assertions.assertThat(rows).as(one.toString()).isEqualTo(Math.min(ROWS, Long.parseLong(one.number())));
        }

        console.open(page, "index");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("#outcomesTable")).isVisible();
        assertThat(page.locator("canvas").first()).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(page.locator("#consumed strong"))
                .hasText(Long.toString(console.proxy()
                        .api()
                        .get("/applications/peakon")
                        .body()
                        .path("licensesConsumed")
                        .asLong()));
        page.locator("#consumed").click();
        assertThat(page.getByText(Pattern.compile("^Licenses consumed: "))).isVisible();
    }

    @Test
    void leadsToAPersonAndLetsTheirSeatBeReleased() {
        Page page = console.asAdministrator(chromium.newPage());
        page.keyboard().press("/");
        page.keyboard().type(" Chloe.Martin@corp.example ");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(CHLOE);
        assertThat(page.locator("#signInsTable tbody tr").first()).containsText("Success");

        button(page, "Look at Peakon").click();
        assertThat(page.locator(".verdict")).containsText("userName");
        assertThat(page.locator(".verdict")).containsText(CHLOE);
        button(page, "Send again at the next sign-in").click();
        assertThat(page.getByText("At the next sign-in, everything is compared with Peakon and sent again."))
                .isVisible();
        assertThat(page.locator("main")).containsText("Attributes to be sent again");

        link(page, "Release the seat").click();
        assertThat(page.locator("dialog.ask")).containsText(CHLOE);
        Assertions.assertThat(PageCheck.complaints(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.ask")).hasCount(0);
        link(page, "Release the seat").click();
        button(page, "Release the seat").click();
        assertThat(page.getByText("The seat in peakon is released.")).isVisible();
        assertThat(page.getByText("This person’s seat was released.")).isVisible();
        assertThat(page.locator("main")).containsText("Seat released");

        link(page, "Simulate a sign-in").click();
        assertThat(page.locator("[id='application:tabs:recent_input']")).hasValue(CHLOE);
        page.goBack();
        page.locator("#signInsTable a").first().click();
        assertThat(page.locator("main")).containsText("The identity provider’s answer came");
    }

    @Test
    void showsAnAuditorAPersonWithoutAnythingToDo() {
        console.signOn(chromium, "peakon", "ada");
        console.proxy()
                .api()
                .put("/administrators/onlooker", "{\"role\":\"auditor\",\"password\":\"an onlooker's password\"}");
        Page page = console.signedIn(chromium.newPage(), "onlooker", "an onlooker's password");
        console.open(page, "person.xhtml?person=ada.novak@corp.example");
        assertThat(page.getByText("Seat in")).isVisible();
        assertThat(page.locator("main input[type=submit]")).hasCount(0);
        assertThat(page.locator("main .button")).hasText("Export data"); // to look at
    }

    @Test
    void findsAReferenceAPageAndNothing() {
        Page page = console.asAdministrator(chromium.newPage(new Browser.NewContextOptions().setLocale("de-DE")));
        Locator field = page.locator("#find");
        field.fill(refused.toLowerCase(Locale.ROOT).replaceAll("(.{5})", "$1-"));
        field.press("Enter");
        assertThat(page).hasURL(Pattern.compile("sign-on\\.xhtml\\?reference=" + refused));

        field.fill("zertif");
        field.press("Enter");
        assertThat(link(page, "Schlüssel")).hasCount(2); // in the menu, too
        field.fill("chloe");
        field.press("Enter");
        assertThat(page).hasURL(Pattern.compile("search\\.xhtml\\?q=chloe"));
        assertThat(page.getByText("Nichts gefunden.").or(link(page, CHLOE))).isVisible();
        field.fill("so etwas gibt es nicht");
        field.press("Enter");
        assertThat(page.getByText("Nichts gefunden.")).isVisible();
        assertThat(page.getByText("Wonach sich suchen lässt:")).isVisible();

        Page unscripted = chromium.newPage(new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setStorageState(page.context().storageState()));
        console.open(unscripted, "index");
        unscripted.locator("#find").fill(refused);
        unscripted.locator("form.find button").click();
        assertThat(unscripted).hasURL(Pattern.compile("sign-on\\.xhtml\\?reference=" + refused));
    }
}
