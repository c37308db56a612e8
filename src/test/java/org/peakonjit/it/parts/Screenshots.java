package org.peakonjit.it.parts;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes the pictures of the documents, where {@code -Dscreenshots=docs/screenshots} asks for them; else nothing. On them
 * the sandbox's addresses are those of the documents.
 */
public final class Screenshots {

    /** Names the directory. */
    public static final String WANTED = "screenshots";

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int HIGHEST = 1300;

    /** Replaces texts, and what stands in fields, without the page noticing. */
    private static final String REPLACE = """
            pairs => {
              const told = text => pairs.reduce((now, [from, to]) => now.replaceAll(from, to), text);
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                if (told(texts.currentNode.data) !== texts.currentNode.data) {
                  texts.currentNode.data = told(texts.currentNode.data);
                }
              }
              document.querySelectorAll('input:not([type=file]), textarea').forEach(field => {
                if (told(field.value) !== field.value) {
                  field.value = told(field.value);
                }
              });
            }""";

    private final List<List<String>> shown;

    private Screenshots(List<List<String>> shown) {
        this.shown = shown;
    }

    /** With the addresses of these parts replaced. */
    public static Screenshots of(URI proxy, URI idp, URI peakon) {
        return new Screenshots(List.of(
                List.of(origin(proxy), "https://sso.corp.example"),
                List.of(origin(idp), "https://login.corp.example"),
                List.of(origin(peakon), "https://acme.peakon.com")));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** The page as it is, as high as it has to be. */
    public void take(Page page, String name) {
        String directory = System.getProperty(WANTED);
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(Path.of(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.setViewportSize(WIDTH, HEIGHT);
        page.waitForTimeout(300);
        int high = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(WIDTH, Math.min(high, HIGHEST));
        page.evaluate(REPLACE, shown);
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(directory, name + ".png")));
        page.evaluate(
                REPLACE,
                shown.stream().map(pair -> List.of(pair.get(1), pair.get(0))).toList());
    }
}
