package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A browser without scripts: cookies, redirects, and forms that post themselves. It stops at pages for people, and
 * before it would leave for a place where {@link #stopAt} says it has arrived.
 */
public final class HttpBrowser {

    private static final int MOST_STEPS = 25;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final HttpClient http;
    private final CookieJar cookies = new CookieJar();
    private Predicate<URI> arrived = uri -> false;
    private String language = "en";

    public HttpBrowser() {
        this(HTTP);
    }

    /** With a client that several browsers share; cookies stay this browser's own. */
    public HttpBrowser(HttpClient http) {
        this.http = http;
    }

    /**
     * What the browser shows.
     *
     * @param status 0 when it stopped before the request
     * @param posted the fields of the form that led here, if one did
     */
    public record Page(URI location, int status, String body, Map<String, String> posted) {

        public Document document() {
            return Jsoup.parse(body, location.toString());
        }

        /** The refusal's code; empty when this is no refusal. */
        public String code() {
            return Optional.ofNullable(document().selectFirst("dl code"))
                    .map(Element::text)
                    .orElse("");
        }

        /** The reference under which the log has the refusal's cause. */
        public String reference() {
            return document().select("dl code").eachText().get(1);
        }

        /** Whether this is where a browser stopped with our Response in its hands. */
        public boolean carriesResponse() {
            return status == 0 && posted.containsKey("SAMLResponse");
        }

        /** The NameID of the Response in its hands. */
        public String nameId() {
            if (!carriesResponse()) {
                throw new AssertionError("nobody was handed on, but read at " + location + ": " + text());
            }
            String response = new String(
                    Base64.getMimeDecoder().decode(String.valueOf(posted.get("SAMLResponse"))), StandardCharsets.UTF_8);
            return Objects.requireNonNull(
                            Jsoup.parse(response, Parser.xmlParser()).selectFirst("*|NameID"))
                    .text();
        }

        /** Everything a person reads. */
        public String text() {
            return document().text();
        }
    }

    /** Does not load what this holds for, but stops there with an empty page. */
    public HttpBrowser stopAt(Predicate<URI> place) {
        arrived = place;
        return this;
    }

    /** Asks for pages in that language. */
    public HttpBrowser in(String tag) {
        language = tag;
        return this;
    }

    public Page open(URI url) {
        return follow(Step.get(url));
    }

    /** Fills in the page's first form with a password field, or its first form, and submits it. */
    public Page submit(Page page, Map<String, String> values) {
        Document document = page.document();
        Element form = Optional.ofNullable(document.selectFirst("form:has(input[type=password])"))
                .or(() -> Optional.ofNullable(document.selectFirst("form")))
                .orElseThrow(() -> new IllegalStateException("no form at " + page));
        Map<String, String> fields = fields(form);
        fields.putAll(values);
        return follow(Step.submit(form, page.location(), fields));
    }

    /** Posts fields as they are. */
    public Page post(URI action, Map<String, String> fields) {
        return follow(new Step("POST", action, fields, null));
    }

    /** Signs in at the login page of the company's IdP. */
    public Page signIn(Page loginPage, CompanyRealm.Person person) {
        return submit(loginPage, Map.of("username", person.login(), "password", person.login()));
    }

    /** Changes the value of a cookie, as its owner can. */
    public void tamper(String cookie, UnaryOperator<String> change) {
        cookies.change(cookie, change);
    }

    /** Another browser with the same cookies. */
    public HttpBrowser copy() {
        HttpBrowser copy = new HttpBrowser(http).stopAt(arrived);
        copy.cookies.takeAll(cookies);
        return copy;
    }

    private record Step(
            String method,
            URI url,
            Map<String, String> fields,
            @Nullable URI from) {

        static Step get(URI url) {
            return new Step("GET", url, Map.of(), null);
        }

        static Step submit(Element form, URI page, Map<String, String> fields) {
            String action = form.hasAttr("action") ? form.absUrl("action") : page.toString();
            String method = "get".equalsIgnoreCase(form.attr("method")) ? "GET" : "POST";
            return new Step(method, URI.create(action), fields, page);
        }
    }

    private Page follow(Step first) {
        Step step = first;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (arrived.test(step.url())) {
                return new Page(step.url(), 0, "", step.fields());
            }
            HttpResponse<String> response = send(step);
            cookies.keep(step.url(), response.headers().allValues("Set-Cookie"));
            Page page = new Page(step.url(), response.statusCode(), response.body(), step.fields());
            Step next = next(response, page);
            if (next == null) {
                return page;
            }
            step = next;
        }
        throw new IllegalStateException("more than " + MOST_STEPS + " steps, the last " + step.url());
    }

    private static @Nullable Step next(HttpResponse<String> response, Page page) {
        Optional<String> location = response.headers().firstValue("Location");
        if (page.status() / 100 == 3 && location.isPresent()) {
            return Step.get(page.location().resolve(location.get()));
        }
        Optional<String> refresh = response.headers().firstValue("Refresh");
        if (refresh.isPresent()) {
            return Step.get(page.location().resolve(waited(refresh.get())));
        }
        return autoPosted(page)
                .map(form -> Step.submit(form, page.location(), fields(form)))
                .orElse(null);
    }

    /** Where a Refresh header leads, once its seconds are over. */
    private static String waited(String refresh) {
        String[] parts = refresh.split("; url=", 2);
        try {
            Thread.sleep(Duration.ofSeconds(Long.parseLong(parts[0])).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return parts[1];
    }

    /** A form that carries SAML and nothing for a person to fill in. */
    private static Optional<Element> autoPosted(Page page) {
        return page.status() == 200
                ? Optional.ofNullable(page.document()
                        .selectFirst(
                                "form[method=post]:has(input[name=SAMLResponse]), form[method=POST]:has(input[name="
                                        + "SAMLResponse]), form:has(input[name=SAMLRequest])"))
                : Optional.empty();
    }

    private static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : form.select("input[name]")) {
            if (!"checkbox".equals(input.attr("type")) || input.hasAttr("checked")) {
                fields.put(input.attr("name"), input.attr("value"));
            }
        }
        return fields;
    }

    private HttpResponse<String> send(Step step) {
        boolean get = "GET".equals(step.method());
        String encoded = form(step.fields());
        URI url = get && !encoded.isEmpty()
                ? URI.create(step.url() + (step.url().getQuery() == null ? "?" : "&") + encoded)
                : step.url();
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", language);
        String cookie = cookies.header(url);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!get) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded));
            if (step.from() != null) {
                request.header(
                        "Origin", step.from().getScheme() + "://" + step.from().getRawAuthority());
            }
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(url.getHost() + ":" + url.getPort() + " broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The body of a page that anybody may read, which must be there. */
    public static String fetch(URI url) {
        Page page = new HttpBrowser().open(url);
        if (page.status() != 200) {
            throw new IllegalStateException(url + " answered " + page.status() + ": " + page.body());
        }
        return page.body();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A parameter of a URL's query. */
    public static String queryParameter(URI url, String name) {
        for (String pair : Optional.ofNullable(url.getRawQuery()).orElse("").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("no " + name + " in " + url);
    }
}
