package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.it.parts.AttackedProxy.ACS;
import static org.peakonjit.it.parts.AttackedProxy.ALICE;
import static org.peakonjit.it.parts.AttackedProxy.ATTACKED;
import static org.peakonjit.it.parts.AttackedProxy.HONEST;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.it.parts.AttackedProxy;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.RawBrowser.Answer;
import org.peakonjit.it.parts.SharedParts;
import org.peakonjit.saml.attack.ForgersIdp;

/** Deep links and RelayState that would lead elsewhere than to the application's own Peakon. */
@ExtendWith(SharedParts.class)
class TargetAttackIT {

    private final AttackedProxy proxy;

    TargetAttackIT(AttackedProxy proxy) {
        this.proxy = proxy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "/../../..//evil.example"
            })
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

    /** RelayState from outside may name an application; it is never a target. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "javascript:alert(1)",
                "x\r\nSet-Cookie: evil=1",
                "\"><script>alert(1)</script>"
            })
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
        assertThat(unsolicited.header("Location"))
                .startsWith(ForgersIdp.SSO + "?")
                .doesNotContain("evil", "alert");
        assertThat(unsolicited.cookies()).noneMatch(cookie -> cookie.startsWith("evil"));
        assertThat(proxy.traces(ATTACKED)).isEmpty();
    }
}
