package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.WithSharedParts;

/** The console and the API of the deployed WAR, as somebody without an account tries them, byte by byte. */
@WithSharedParts
class AdministrationAttackIT {

    private static final String EVIL = "evil.example";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((Proxy.ADMIN + ":" + Proxy.ADMIN_PASSWORD).getBytes());

    private final URI node;
    private final String base;

    AdministrationAttackIT(Landscape landscape) {
        node = landscape.proxy().baseUrl();
        base = node.getRawPath().replaceAll("/$", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/index.xhtml",
                "/console/index.xhtml;x=y",
                "/console;x/index.xhtml",
                "//console/index.xhtml",
                "/console//seats.xhtml",
                "/%63onsole/index.xhtml",
                "/console/%69ndex.xhtml",
                "/%2563onsole/index.xhtml",
                "/console%2findex.xhtml",
                "/console/..;/console/index.xhtml",
                "/x/..;/console/index.xhtml",
                "/x/%2e%2e/console/seats.xhtml",
                "/console/sign-in.xhtml/../index.xhtml",
                "/console/sign-in.xhtml/..;/index.xhtml",
                "/console/saml/../index.xhtml",
                "/console/saml;/../seats.xhtml",
                "/console/saml/x.xhtml",
                "/console/index.xhtml%00",
                "/console/index.xhtml/",
                "/console/index.xhtml/x",
                "/CONSOLE/index.xhtml",
                "/console\\index.xhtml",
                "/index.xhtml",
                "/login.xhtml",
                "/saml/acs.xhtml",
                "/error.xhtml",
                "/api/v1/applications",
                "/api/v1/applications;x=y",
                "/api;x/v1/applications",
                "/api/v1//applications",
                "//api/v1/applications",
                "/%61pi/v1/applications",
                "/api/v1/x/../applications",
                "/api/v1/%2e%2e/v1/applications",
                "/api/v1/applications/",
                "/api/v1/openapi.json",
                "/api/v1/application.wadl",
                "/application.wadl",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF%2fweb.xml",
                "/WEB-INF;x/web.xml",
                "/x/..;/WEB-INF/web.xml",
                "/WEB-INF/console/template.xhtml",
                "/META-INF/MANIFEST.MF",
                "/META-INF/persistence.xml",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/..%2fWEB-INF%2fweb.xml.xhtml?ln=console",
                "/jakarta.faces.resource/web.xml.xhtml?loc=../WEB-INF&ln=console",
                "/jakarta.faces.resource/web.xml.xhtml?con=../WEB-INF&ln=console",
                "/jakarta.faces.resource/template.xhtml.xhtml?ln=console",
                "/jakarta.faces.resource/console.js.xhtml?ln=#{facesContext.externalContext}"
            })
    void showNothingToStrangers(String target) {
        String answer = ask("GET", base + target, "", "");

        assertThat(status(answer)).as(answer).isIn(301, 302, 400, 401, 403, 404, 405);
        assertThat(answer)
                .doesNotContain("Licenses consumed", "\"items\"", "ui:composition", "<servlet", "persistence-unit")
                .doesNotContain("Manifest-Version", "paths:", "\tat ", "Exception");
    }

    /** Payara describes what is deployed; ours is to be left out. */
    @Test
    void theServersOwnDescriptionNamesNoAddressOfOurs() {
        assertThat(ask("GET", "/openapi", "", "")).doesNotContain("/applications", "/api/v1", "/administrators");
    }

    /** CVE-2017-1000486: expressions in the name of a generated resource. */
    @Test
    void noExpressionIsReadFromTheNameOfAResource() {
        String target =
                "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrt=sc&pfdrid=uMKljPgnOTVxmOB"
                        + "%2BH6%2FQEPW9ghJMGL3PRdkfmbiiPkUDzOAoSQnmBt4dYyjvjGhVbDkVHj5xLXXCaFGpOHe704aOkNwaB12Cc3Iq6NmBo%2BQZuqhqtPxdTA%3D%3D";
        String answer = ask("GET", base + target, "", "");

        assertThat(answer.substring(answer.indexOf("\r\n\r\n")).strip()).isIn("", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "POST", "get", "QUERY"})
    void pagesHaveNoOtherMethods(String method) {
        String answer = ask(method, base + "/console/index.xhtml", "Origin: https://evil.example\r\n", "");

        assertThat(status(answer)).as(answer).isIn(302, 400, 403, 405, 501);
        assertThat(answer).doesNotContain("Licenses consumed", "TRACE /console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK"})
    void nothingIsEchoed(String method) {
        assertThat(ask(method, base + "/api/v1/applications", auth() + "X-Echo: echo-me\r\n", ""))
                .doesNotContain("echo-me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void aMethodIsWhatItIs(String header) {
        String answer = ask(
                "POST",
                base + "/api/v1/applications/peakon?_method=DELETE",
                auth() + header + ": DELETE\r\nContent-Type: application/json\r\n",
                "{}");

        assertThat(status(answer)).as(answer).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | {}",
                "application/x-www-form-urlencoded | {}=",
                "multipart/form-data; boundary=x | --x--",
                "text/json | {}",
                "application/jsonp | {}",
                "application/json, text/plain | {}"
            })
    void bodiesAreJsonOrNothing(String type, String body) {
        String answer =
                ask("PUT", base + "/api/v1/administrators/mallory", auth() + "Content-Type: " + type + "\r\n", body);

        assertThat(status(answer)).as(answer).isIn(400, 415);
        assertThat(ask("GET", base + "/api/v1/administrators", auth(), "")).doesNotContain("mallory");
    }

    @Test
    void deepAndEndlessJsonEndsInAnAnswer() {
        String headers = auth() + "Content-Type: application/json\r\n";

        assertThat(status(ask("PUT", base + "/api/v1/configuration", headers, "[".repeat(100_000))))
                .isEqualTo(400);
        assertThat(status(ask("PUT", base + "/api/v1/configuration", headers, "{\"a\":".repeat(50_000))))
                .isEqualTo(400);
        assertThat(status(ask("PUT", base + "/api/v1/configuration", headers, " ".repeat(9_000_000))))
                .isEqualTo(413);
        assertThat(status(ask("PUT", base + "/api/v1/applications/deep", headers, " ".repeat(1_100_000))))
                .isEqualTo(413);
        assertThat(status(ask("PUT", base + "/api/v1/configuration", headers, "9".repeat(500_000))))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/index.xhtml",
                "/console/sign-in.xhtml",
                "/console/saml",
                "/login",
                "/",
                "/saml/metadata",
                "/idp/metadata",
                "/api/v1/applications",
                "/nowhere",
                "/console"
            })
    void aForgedHostIsNowhereInTheAnswer(String target) {
        String forged = "Host: " + EVIL + "\r\nX-Forwarded-Host: " + EVIL + "\r\nForwarded: host=" + EVIL
                + "\r\nX-Original-URL: /console/seats.xhtml\r\nX-Forwarded-Proto: gopher\r\n";
        String answer = ask("GET", base + target, forged, "");

        assertThat(answer).doesNotContain(EVIL, "gopher");
    }

    @ParameterizedTest
    @CsvSource({
        "/console/sign-in.xhtml, true",
        "/console/index.xhtml, true",
        "/console/nothing.xhtml, true",
        "/api/v1/applications, true",
        "/api/v1/nowhere, true",
        "/nowhere, false",
        "/jakarta.faces.resource/console.css.xhtml?ln=console, false",
        "/jakarta.faces.resource/nothing.css.xhtml?ln=console, false",
        "/saml/metadata, false",
        "/favicon.ico, false",
        "/assets/nothing.css, true",
        "/login/nobody, true"
    })
    void everyAnswerCarriesTheHeaders(String target, boolean secret) {
        String answer = ask("GET", base + target, "", "").toLowerCase(Locale.ROOT);

        assertThat(answer)
                .contains("x-content-type-options: nosniff", "referrer-policy:", "frame-ancestors 'none'")
                .doesNotContain("x-powered-by");
        if (secret) {
            assertThat(answer).contains("no-store");
        }
    }

    /** No session id is taken from outside, and none goes into an address. */
    @Test
    void aSessionIdFromOutsideIsNone() {
        String answer = ask(
                "GET",
                base + "/console/sign-in.xhtml;jsessionid=fixed",
                "Cookie: JSESSIONID=fixed; peakonjit-console=fixed\r\n",
                "");

        assertThat(answer).doesNotContain("fixed", ";jsessionid");
    }

    @Test
    void aForgedViewStateIsNotRead() {
        String origin = "Origin: " + node.getScheme() + "://" + node.getAuthority() + "\r\n";
        for (String state : new String[] {"stateless", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "-1:-1", "", "0:0"}) {
            String answer = ask(
                    "POST",
                    base + "/console/sign-in.xhtml",
                    origin + "Content-Type: application/x-www-form-urlencoded\r\n",
                    "signIn=signIn&signIn%3Aname=x&signIn%3Apassword=y&signIn%3Ago=&jakarta.faces.ViewState="
                            + state.replace("=", "%3D").replace(":", "%3A"));
            assertThat(status(answer)).as(answer).isLessThan(500);
            assertThat(answer).doesNotContain("\tat ", "Exception");
        }
    }

    /** An account is throttled whatever address is claimed. */
    @Test
    void claimedAddressesBuyNoFurtherTries() {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            String wrong = Base64.getEncoder().encodeToString(("no-such-account:" + i).getBytes());
            answers.add(status(ask(
                    "GET",
                    base + "/api/v1/applications",
                    "Authorization: Basic " + wrong + "\r\nX-Forwarded-For: 203.0.113." + i + "\r\n",
                    "")));
        }
        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers).contains(429);
    }

    /** The owner of an account is known by where they signed in, and has tries there that nobody else uses up. */
    @Test
    void wrongPasswordsFromElsewhereKeepNoAdministratorOut() {
        String target = base + "/api/v1/session";
        String wrong = "Authorization: Basic " + Base64.getEncoder().encodeToString((Proxy.ADMIN + ":wrong").getBytes())
                + "\r\n";
        assertThat(status(ask("GET", target, auth(), ""))).isEqualTo(200);

        List<Integer> stranger = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            stranger.add(status(askFrom("127.0.0.2", "GET", target, wrong, "")));
        }

        assertThat(stranger.subList(0, 10)).containsOnly(401);
        assertThat(stranger).endsWith(429);
        assertThat(status(askFrom("127.0.0.3", "GET", target, wrong, ""))).isEqualTo(429);
        assertThat(status(ask("GET", target, wrong, ""))).isEqualTo(401);
        assertThat(status(ask("GET", target, auth(), ""))).isEqualTo(200);
    }

    private static String auth() {
        return "Authorization: " + BASIC + "\r\n";
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    private String ask(String method, String target, String headers, String body) {
        return askFrom("127.0.0.1", method, target, headers, body);
    }

    private String askFrom(String address, String method, String target, String headers, String body) {
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), node.getPort(), InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(60_000);
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String host = headers.startsWith("Host:") ? "" : "Host: " + node.getAuthority() + "\r\n";
            String request = method + " " + target + " HTTP/1.1\r\n" + host + headers + "Connection: close\r\n"
                    + (content.length == 0 ? "" : "Content-Length: " + content.length + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            try {
                socket.getOutputStream().write(content);
            } catch (IOException e) {
                // the server may refuse before it has read everything
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
