package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.ACS;
import static org.peakonjit.it.parts.AttackedProxy.ALICE;
import static org.peakonjit.it.parts.AttackedProxy.ATTACKED;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;
import static org.peakonjit.it.parts.AttackedProxy.MALLORY;
import static org.peakonjit.it.parts.AttackedProxy.SIGNED_OUT;
import static org.peakonjit.it.parts.AttackedProxy.SIGNING;

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

/** Deep links and RelayState that would lead elsewhere than to the application's own Peakon. */
@WithSharedParts
class TargetAttackIT {

    private final AttackedProxy proxy;

    TargetAttackIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    static List<String> noPaths() {
        return List.of(
                "//evil.example",
                "https://evil.example/",
                "https:evil.example",
                "\\\\evil.example",
                "/\\evil.example",
                "/%2f%2fevil.example",
                "/%5cevil.example",
                "/@evil.example",
                "/x@evil.example/",
                "@evil.example",
                "http://honest.peakon.example@evil.example/",
                "//evil。example/",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "/\r\nSet-Cookie: evil=1",
                "/%0d%0aSet-Cookie:%20evil=1",
                "\"><script>alert(1)</script>",
                "/\"><script>alert(1)</script>",
                " /x",
                "/../../..//evil.example");
    }

    @ParameterizedTest
    @MethodSource("noPaths")
    void leavesOutTargetsThatAreNoPath(String target) {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST + "?" + RawBrowser.form("target", target));

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("target@corp.example", start.requestId()).post());

        assertThat(start.header("Location")).startsWith(ForgersIdp.SSO + "?").doesNotContain("evil");
        assertThat(start.cookies()).noneMatch(cookie -> cookie.contains("evil"));
        assertThat(end.action()).isEqualTo("https://honest.peakon.example/saml/assert");
        assertThat(end.field("RelayState")).isEmpty();
        assertThat(end.body()).doesNotContain("evil", "alert(1)");
    }

    @Test
    void keepsADeepLink() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST + "?target=/surveys/1?a=b");

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("target@corp.example", start.requestId()).post());

        assertThat(end.field("RelayState")).hasValue("https://honest.peakon.example/surveys/1?a=b");
    }

    @Test
    void keepsADeepLinkInAnyScriptAndWithAnAddress() {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get(
                "/login/" + HONEST + "?" + RawBrowser.form("target", "/people/ann@corp.example/M\u00fcller"));

        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("target@corp.example", start.requestId()).post());

        assertThat(end.field("RelayState"))
                .hasValue("https://honest.peakon.example/people/ann@corp.example/M%C3%BCller");
    }

    /** RelayState from outside may name an application; it is never a target. */
    @ParameterizedTest
    @MethodSource("noPaths")
    void believesNoForeignRelayState(String relayState) {
        RawBrowser browser = proxy.browser();
        Answer start = browser.get("/login/" + HONEST);
        Answer end = browser.post(
                ACS,
                "SAMLResponse",
                proxy.answer("relay@corp.example", start.requestId()).post(),
                "RelayState",
                relayState);
        Answer unsolicited = proxy.browser()
                .post(ACS, "SAMLResponse", proxy.answer(ALICE, null).post(), "RelayState", relayState);

        assertThat(end.field("RelayState")).isEmpty();
        assertThat(end.body()).doesNotContain("evil", "alert(1)");
        assertAsksForTheApplication(unsolicited);
    }

    /** Who is not told which of several applications is meant asks, and believes nothing of what came. */
    @ParameterizedTest
    @ValueSource(strings = {"pj1", "pj1.nobody", "nobody", "/surveys/1", ""})
    void asksForTheApplicationWhereTheResponseNamesNone(String relayState) {
        Answer unsolicited = proxy.browser()
                .post(ACS, "SAMLResponse", proxy.answer(ALICE, null).post(), "RelayState", relayState);
        Answer forged = proxy.browser()
                .post(
                        ACS,
                        "SAMLResponse",
                        proxy.answer(MALLORY, "_unknown").assertionSigned(null).post(),
                        "RelayState",
                        relayState);

        assertAsksForTheApplication(unsolicited);
        assertAsksForTheApplication(forged);
    }

    private void assertAsksForTheApplication(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.document().select("a").eachAttr("href"))
                .containsExactly("/login/" + ATTACKED, "/login/" + HONEST, "/login/" + SIGNED_OUT, "/login/" + SIGNING);
        assertThat(answer.document().select("form, script")).isEmpty();
        assertThat(answer.body()).doesNotContain(ALICE, MALLORY, "evil", "alert(1)");
        assertThat(answer.cookies()).isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(proxy.traces(ATTACKED)).isEmpty();
    }
}
