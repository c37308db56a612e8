package org.peakonjit.it.parts;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
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

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        Optional<Path> executable = executable();
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            Assumptions.assumeTrue(
                    executable.isPresent(), "there is no chromium on the PATH: the browser tests are skipped");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable.orElseThrow())
                                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"))));
    }

    private static Optional<Path> executable() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
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
