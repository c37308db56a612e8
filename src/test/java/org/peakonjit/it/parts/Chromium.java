package org.peakonjit.it.parts;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium. Where there is none, tests that want it are skipped; on a build machine they fail. */
public final class Chromium implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS / 2); // machines are busy
    }

    private static final Playwright.CreateOptions ENVIRONMENT =
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it with these arguments in addition. */
    public static Chromium start(String... arguments) {
        Optional<Path> executable = executable();
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            Assumptions.assumeTrue(
                    executable.isPresent(), "there is no chromium on the PATH: the browser tests are skipped");
        }
        Playwright playwright = Playwright.create(ENVIRONMENT);
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable.orElseThrow())
                                .setArgs(arguments(arguments))));
    }

    /** A browser that keeps no cookies, as its settings can have it. */
    public static Profile profileWithoutCookies(String... arguments) {
        try {
            Path directory = WorkDirectories.fresh("chromium-profile");
            Path preferences =
                    Files.createDirectories(directory.resolve("Default")).resolve("Preferences");
            Files.writeString(preferences, "{\"profile\":{\"default_content_setting_values\":{\"cookies\":2}}}");
            Playwright playwright = Playwright.create(ENVIRONMENT);
            BrowserContext context = playwright
                    .chromium()
                    .launchPersistentContext(
                            directory,
                            new BrowserType.LaunchPersistentContextOptions()
                                    .setExecutablePath(executable().orElseThrow())
                                    .setLocale("en-GB")
                                    .setArgs(arguments(arguments)));
            return new Profile(playwright, context, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser with settings of its own. */
    public record Profile(Playwright playwright, BrowserContext context, Path directory) implements AutoCloseable {

        public Page newPage() {
            context.setDefaultTimeout(PATIENCE_MILLIS);
            return context.newPage();
        }

        @Override
        public void close() {
            context.close();
            playwright.close();
            WorkDirectories.delete(directory);
        }
    }

    private static List<String> arguments(String... more) {
        return Stream.concat(Stream.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"), Stream.of(more))
                .toList();
    }

    private static Optional<Path> executable() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    static Optional<Path> onPath(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(directory -> Stream.of(names).map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** An empty page of a browser that knows nothing yet. */
    public Page newPage() {
        return newPage(new Browser.NewContextOptions().setLocale("en-GB"));
    }

    /** An empty page of such a browser that knows nothing yet. */
    public Page newPage(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
