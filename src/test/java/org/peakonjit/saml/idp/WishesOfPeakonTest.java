package org.peakonjit.saml.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.saml.idp.AuthnRequestText.base64;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Asked;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Rejected;

/** What an AuthnRequest asks for besides an answer, and how much of it. */
class WishesOfPeakonTest {

    private final IdentityProvider idp = OurIdp.of(OurIdp.peakon());

    @Test
    void carryOverHowManyProxiesItMayGo() {
        assertThat(asked("<samlp:Scoping ProxyCount=\"2\"/>").proxyCount()).isEqualTo(2);
        assertThat(asked("<samlp:Scoping/>").proxyCount()).isNull();
        assertThat(asked("").proxyCount()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-2147483648", "x", "", "1.5", "99999999999"})
    void areRefusedWhereTheProxyCountIsNone(String count) {
        assertRefused("<samlp:Scoping ProxyCount=\"" + count + "\"/>");
    }

    @ParameterizedTest
    @CsvSource({"'', ", "' Comparison=\"exact\"', ", "' Comparison=\"minimum\"', minimum"})
    void carryOverHowContextsAreCompared(String attribute, @Nullable String comparison) {
        assertThat(asked(contexts("urn:x", 1).replaceFirst("Context>", "Context" + attribute + ">"))
                        .comparison())
                .isEqualTo(comparison);
        assertThat(asked("").comparison()).isNull();
    }

    @Test
    void areTenContextsAtMost() {
        assertThat(asked(contexts("urn:x", 10)).requestedAuthnContexts()).hasSize(10);
        assertRefused(contexts("urn:x", 11));
    }

    @Test
    void areContextsOf1024CharactersAtMost() {
        assertThat(asked(contexts("urn:" + "x".repeat(1020), 1)).requestedAuthnContexts())
                .singleElement()
                .satisfies(context -> assertThat(context).hasSize(1024));
        assertRefused(contexts("urn:" + "x".repeat(1021), 1));
    }

    private static String contexts(String context, int times) {
        return "<samlp:RequestedAuthnContext>"
                + ("<saml:AuthnContextClassRef>" + context + "</saml:AuthnContextClassRef>").repeat(times)
                + "</samlp:RequestedAuthnContext>";
    }

    private PeakonRequest asked(String wish) {
        IncomingAuthnRequest incoming = received(wish);
        assertThat(incoming).isInstanceOf(Asked.class);
        return ((Asked) incoming).request();
    }

    private void assertRefused(String wish) {
        assertThat(received(wish))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.refusal().code()).isEqualTo(RefusalCode.SAML_INVALID_RESPONSE));
    }

    private IncomingAuthnRequest received(String wish) {
        AuthnRequestText request = new AuthnRequestText(OurIdp.PEAKON, OurIdp.SSO_URL, OurIdp.NOW).withChild(wish);
        return idp.receive(true, base64(request.xml()), null, null);
    }
}
