package org.peakonjit.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.BrowserRequests;
import org.peakonjit.console.Menu;
import org.peakonjit.console.page.Messages;

class ViewerTest {

    private static final List<String> BESIDE_THE_MENU =
            List.of("account.xhtml", "search.xhtml", "sign-in.xhtml", "trouble.xhtml");

    private static Viewer at(String page) {
        Viewer viewer = new Viewer();
        viewer.request = (HttpServletRequest) Proxy.newProxyInstance(
                ViewerTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> "/console/" + page);
        return viewer;
    }

    @Test
    void saysThatATimeIsInUtcWhereNoScriptHasToldTheZone() {
        BrowserRequests browser = new BrowserRequests();
        Viewer viewer = new Viewer();
        viewer.request = browser.request();
        viewer.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.GERMAN;
            }
        };
        Instant time = Instant.parse("2026-03-02T23:30:00Z");

        assertThat(viewer.time(time)).isEqualTo("02.03.2026, 23:30 UTC");
        browser.cookies.put("peakonjit-zone", new Cookie("peakonjit-zone", "Europe%2FBerlin"));
        assertThat(viewer.time(time)).isEqualTo("03.03.2026, 00:30");
        assertThat(viewer.time(null)).isEqualTo("–");
    }

    @Test
    void isInOnePartOfTheMenuOnEveryPage() throws IOException {
        List<String> parts = new Menu()
                .getGroups().stream()
                        .flatMap(group -> group.items().stream())
                        .map(Menu.Item::page)
                        .toList();
        List<String> pages;
        try (Stream<Path> views = Files.list(Path.of("webapp/console"))) {
            pages = views.map(view -> view.getFileName().toString())
                    .filter(view -> !BESIDE_THE_MENU.contains(view))
                    .toList();
        }

        assertThat(pages)
                .hasSizeGreaterThan(20)
                .allSatisfy(page ->
                        assertThat(parts.stream().filter(at(page)::at)).as(page).hasSize(1));
    }
}
