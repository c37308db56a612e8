package org.peakonjit.sandbox.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without scripts, for tests: keeps cookies, follows redirects, and presses the button of pages that only
 * carry a SAML message on.
 */
public final class Visitor {

    private static final String CARRIED = "input[type=hidden][name=SAMLResponse], input[type=hidden][name=SAMLRequest]";

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Where one is in the end, and what one sees there. */
    public record Sight(int status, URI url, Document page) {

        public String text() {
            return page.text();
        }
    }

    /** Goes to a URL and on, as far as redirects and carried messages lead. */
    public Sight visit(URI url) {
        return carryOn(look(url));
    }

    /** Goes to a URL and follows redirects only. */
    public Sight look(URI url) {
        return send(HttpRequest.newBuilder(url).GET());
    }

    /** Posts a form, and goes on as far as it leads. */
    public Sight post(URI url, Map<String, String> fields) {
        return carryOn(postOnly(url, fields));
    }

    /** Submits the page's first form with {@code fields} in addition, and goes on as far as it leads. */
    public Sight submit(Sight sight, Map<String, String> fields) {
        return carryOn(press(sight, fields));
    }

    private Sight carryOn(Sight sight) {
        Sight now = sight;
        for (int hops = 0; hops < 10 && !now.page().select(CARRIED).isEmpty(); hops++) {
            now = press(now, Map.of());
        }
        return now;
    }

    private Sight press(Sight sight, Map<String, String> fields) {
        Element form = sight.page().expectFirst("form");
        Map<String, String> all = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> all.put(input.attr("name"), input.attr("value")));
        all.putAll(fields);
        return postOnly(URI.create(form.absUrl("action")), all);
    }

    private Sight postOnly(URI url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> escape(field.getKey()) + "=" + escape(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private Sight send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            return new Sight(
                    response.statusCode(),
                    response.uri(),
                    Jsoup.parse(response.body(), response.uri().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
