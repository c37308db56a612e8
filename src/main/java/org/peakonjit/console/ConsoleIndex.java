package org.peakonjit.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.peakonjit.console.page.Messages;

/** The pages of the console and the settings on them, by their names and other words for them in the viewer's language. */
@Singleton
public class ConsoleIndex {

    private static final int SHORTEST = 2;

    private static final List<String> PAGES = List.of(
            "index",
            "applications",
            "add-application",
            "seats",
            "conflicts",
            "policies",
            "identity-provider",
            "edit-identity-provider",
            "keys",
            "reports",
            "sign-on",
            "changes",
            "alerts",
            "alert-settings",
            "diagnosis",
            "test-sign-in",
            "administrators",
            "jobs",
            "guide",
            "configuration",
            "account");

    /** What pages are called that are not in the menu, where another text says it. */
    private static final Map<String, String> TITLES = Map.of(
            "alert-settings", "alerts.settings",
            "test-sign-in", "test",
            "guide", "setup",
            "configuration", "configuration.link",
            "account", "account");

    /** Settings, and the page on which each stands. */
    private static final Map<String, String> SETTINGS = Map.of(
            "limit", "applications",
            "token", "applications",
            "domain", "applications",
            "mapping", "applications",
            "connection", "applications",
            "thresholds", "alert-settings",
            "mail", "alert-settings",
            "metadata", "identity-provider",
            "certificate", "keys",
            "password", "account");

    private final Messages messages;

    @Inject
    ConsoleIndex(Messages messages) {
        this.messages = messages;
    }

    /** A page or a setting with where it is. */
    public record Place(String name, String link) {}

    /** Pages of which the name or another word for it has {@code text} in it. */
    List<Place> pages(String text) {
        return PAGES.stream()
                .filter(page -> isCalled(page, title(page), text))
                .map(page -> new Place(title(page), page + ".xhtml"))
                .toList();
    }

    List<Place> settings(String text) {
        return SETTINGS.keySet().stream()
                .sorted()
                .filter(key -> isCalled("setting." + key, messages.text("find.setting." + key), text))
                .map(key -> new Place(messages.text("find.setting." + key), SETTINGS.get(key) + ".xhtml"))
                .toList();
    }

    private String title(String page) {
        return Stream.of("nav." + page, TITLES.getOrDefault(page, "find.page." + page))
                .filter(messages::has)
                .findFirst()
                .map(messages::text)
                .orElseThrow();
    }

    private boolean isCalled(String key, String name, String text) {
        String wanted = plain(text);
        Stream<String> words =
                Arrays.stream(messages.text("find.words." + key).split(",", -1)).map(String::strip);
        return wanted.length() >= SHORTEST
                && Stream.concat(Stream.of(name), words)
                        .map(ConsoleIndex::plain)
                        .anyMatch(one -> one.contains(wanted));
    }

    /** In lower case and without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
