package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.saml.attack.ForgersIdp;
import org.peakonjit.saml.attack.LogoutAttacks;
import org.peakonjit.saml.attack.LogoutAttacks.LogoutAttack;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.idp.AuthnRequestText;

/** What comes to the single logout services of the deployed WAR and is no honest message. */
@WithSharedParts
class SignOutAttackIT {

    private static final String PERSON = "signed.out@corp.example";

    /** Longer ones the server refuses itself, before they come to the WAR. */
    private static final int LONGEST_QUERY = 7_000;

    private final AttackedProxy proxy;

    SignOutAttackIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    /** At both services, by POST and by Redirect, as a question and as an answer. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesMalformedMessages(LogoutAttack attack) {
        RawBrowser browser = proxy.browser();
        String xml = attack.change().apply(fromIdp().xml());
        String field = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        for (String path : List.of("/saml/slo", "/idp/slo")) {
            for (String parameter : List.of("SAMLRequest", "SAMLResponse")) {
                Answer posted = browser.post(path, parameter, proxy.trap().baited(field));
                assertRefusedQuietly(posted);
                String deflated = AuthnRequestText.deflated(xml);
                if (deflated.length() < LONGEST_QUERY) {
                    assertRefusedQuietly(browser.get(path + "?" + RawBrowser.form(parameter, deflated)));
                }
            }
        }
        assertThat(proxy.trap().calls()).isEmpty();
    }

    static List<LogoutAttack> malformed() {
        return LogoutAttacks.ALL;
    }

    /** As large as fits into a URL, 4 MB, and cut off in the middle. */
    @Test
    void inflatesNoBombs() {
        String bomb = AuthnRequestText.deflated("<a>" + " ".repeat(4_000_000));
        assertThat(bomb.length()).isLessThan(LONGEST_QUERY);
        for (String path : List.of("/saml/slo", "/idp/slo", "/idp/sso")) {
            for (String message : List.of(bomb, bomb.substring(0, bomb.length() / 2), "AwA=", "////", "****")) {
                assertRefused(proxy.browser().get(path + "?" + RawBrowser.form("SAMLRequest", message)));
            }
        }
    }

    /** As some reverse proxies send them on (Transfer-Encoding: chunked). */
    @Test
    void takesAFormWhoseLengthIsNotSaidBeforehand() {
        String form = RawBrowser.form("SAMLRequest", fromIdp().signedField(proxy.idpKey()));

        assertThat(proxy.browser()
                        .send(
                                "POST",
                                "/saml/slo",
                                "application/x-www-form-urlencoded",
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8))))
                        .status())
                .isEqualTo(200);
        assertRefused(proxy.browser()
                .send(
                        "POST",
                        "/saml/slo",
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2_000_000]))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/saml/slo", "/idp/slo"})
    void refusesRequestsThatAreNoMessage(String path) {
        RawBrowser browser = proxy.browser();
        String field = fromIdp().signedField(proxy.idpKey());
        String form = RawBrowser.form("SAMLRequest", field);

        for (String type :
                List.of("", "text/plain", "application/json", "text/xml", "multipart/form-data; boundary=x")) {
            assertRefused(browser.postBody(path, type, form));
        }
        assertRefused(browser.post(path));
        assertRefused(browser.post(path + "?" + form));
        assertRefused(browser.post(path, "SAMLRequest", field, "SAMLRequest", field));
        assertRefused(browser.post(path, "SAMLRequest", field, "SAMLResponse", field));
        assertRefused(browser.post(path, "SAMLRequest", field, "RelayState", "a", "RelayState", "b"));
        assertRefused(browser.post(path, "SAMLRequest", "A".repeat(50_000_000)));
        assertRefused(browser.get(path + "?" + fromIdp().signedQuery(proxy.idpKey()) + "&SAMLRequest=x"));
        assertRefused(browser.get(path + "?" + fromIdp().signedQuery(proxy.idpKey()) + "&SAMLResponse=x"));
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
            assertThat(browser.send(method, path, "", BodyPublishers.noBody()).status())
                    .isBetween(400, 499);
        }
    }

    private static LogoutText fromIdp() {
        return ForgersIdp.signingOut(PERSON);
    }

    private static void assertRefusedQuietly(Answer answer) {
        assertRefused(answer);
        assertThat(answer.body()).doesNotContain(PERSON, "samlp:", "Exception", "at org.", "at java.");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.code()).isIn("saml.invalid-response", "application.unknown");
        assertThat(answer.cookies()).isEmpty();
    }
}
