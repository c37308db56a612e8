package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.ACS;
import static org.peakonjit.it.parts.AttackedProxy.ALICE;
import static org.peakonjit.it.parts.AttackedProxy.ATTACKED;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.it.parts.WithSharedParts;

/** What is posted where a form with one SAML message is expected, and is none. */
@WithSharedParts
class BodyAttackIT {

    private final AttackedProxy proxy;

    BodyAttackIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/saml/acs", "/idp/sso"})
    void refusesRequestsThatAreNoForm(String path) {
        String form = RawBrowser.form("SAMLResponse", "PHg+", "SAMLRequest", "PHg+");
        RawBrowser browser = proxy.browser();

        for (String type : List.of(
                "",
                "text/plain",
                "application/json",
                "text/xml",
                "multipart/form-data; boundary=x",
                "nonsense",
                "*/*")) {
            proxy.assertRefused(browser.postBody(path, type, form), "saml.invalid-response");
        }
        proxy.assertRefused(
                browser.send(
                        "POST",
                        path,
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)))),
                "saml.invalid-response");
        proxy.assertRefused(browser.post(path), "saml.invalid-response");
        proxy.assertRefused(browser.postBody(path + "?" + form, "", ""), "saml.invalid-response");
        proxy.assertRefused(browser.post(path, "SAMLResponse", "%%%", "SAMLRequest", "%%%"), "saml.invalid-response");
        proxy.assertRefused(
                browser.postBody(path, "application/x-www-form-urlencoded", "SAMLResponse=%zz&SAMLRequest=%"),
                "saml.invalid-response");
    }

    @Test
    void refusesRepeatedParameters() {
        RawBrowser browser = proxy.browser();
        String message = proxy.answer(ALICE, browser.get("/login/" + ATTACKED).requestId())
                .post();

        proxy.assertRefused(
                browser.post(ACS, "SAMLResponse", message, "SAMLResponse", message), "saml.invalid-response");
        proxy.assertRefused(
                browser.post(ACS, "SAMLResponse", message, "RelayState", "a", "RelayState", "b"),
                "saml.invalid-response");
        proxy.assertRefused(browser.post(ACS + "?RelayState=a", "SAMLResponse", message), "saml.invalid-response");
    }

    /** Bodies that never end keep nobody else waiting. */
    @Test
    void servesOthersWhileBodiesComeSlowly() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket("127.0.0.1", proxy.node("").getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /saml/acs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nSAMLResponse=AAAA")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            RawBrowser browser = proxy.browser();
            String message = proxy.honestAnswer(browser, "slow@corp.example");

            assertThat(browser.post(ACS, "SAMLResponse", message).issued()).contains(">slow@corp.example<");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void takesResponsesByPostOnly(String method) {
        RawBrowser browser = proxy.browser();
        String message = proxy.answer(ALICE, browser.get("/login/" + ATTACKED).requestId())
                .post();

        Answer answer =
                browser.send(method, ACS + "?" + RawBrowser.form("SAMLResponse", message), "", BodyPublishers.noBody());

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("PeakonRequest", "Exception", ALICE);
        assertThat(proxy.traces(ATTACKED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "PATCH"})
    void saysWhichMethodsItTakes(String method) {
        Answer answer = proxy.browser().send(method, ACS, "", BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    }

    /** What is only read has headers of its own, and the start of a sign-on stands in the browser alone. */
    @ParameterizedTest
    @CsvSource({
        "/login/" + ATTACKED + ", 302",
        "/idp/sso, 405",
        "/idp/slo, 405",
        "/choose-idp, 405",
        "/test-sign-in, 405",
        "/console/saml, 405",
        "/preparing/0123456789abcdef, 405",
        "/saml/metadata, 200",
        "/idp/metadata, 200",
        "/assets/icon.svg, 200",
        "/favicon.ico, 200",
        "/ops/health/live, 200"
    })
    void endsNothingForWhoeverAsksForTheHeadersAlone(String path, int status) {
        Answer answer = proxy.browser().send("HEAD", path, "", BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Allow").isEmpty()).isEqualTo(status != 405);
    }
}
