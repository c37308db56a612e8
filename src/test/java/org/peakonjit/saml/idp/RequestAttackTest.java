package org.peakonjit.saml.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.saml.attack.RequestAttack;
import org.peakonjit.saml.attack.RequestAttacks;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Answered;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Rejected;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;

/** AuthnRequests that nobody, or nobody honest, would send, in both bindings. */
class RequestAttackTest {

    private final IdentityProvider idp = OurIdp.of(Clock.systemUTC(), new InMemoryUsedAssertions(), OurIdp.peakon());

    static List<RequestAttack> rejected() {
        return RequestAttacks.REJECTED;
    }

    static List<RequestAttack> answered() {
        return RequestAttacks.ANSWERED;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void isRejected(RequestAttack attack) {
        assertRejected(byRedirect(attack), attack);
        assertRejected(byPost(attack), attack);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answered")
    void isAnsweredWithoutAssertion(RequestAttack attack) throws Exception {
        for (IncomingAuthnRequest incoming : List.of(byRedirect(attack), byPost(attack))) {
            assertThat(incoming).isInstanceOf(Answered.class);
            IssuedResponse answer =
                    IssuedResponse.verified(((Answered) incoming).response().samlResponse());
            assertThat(answer.count("//saml:Assertion")).isZero();
            assertThat(answer.value("/samlp:Response/samlp:Status/samlp:StatusCode/@Value"))
                    .endsWith(":Requester");
        }
    }

    private IncomingAuthnRequest byRedirect(RequestAttack attack) {
        String message = AuthnRequestText.deflated(attack.xml().apply(request()));
        return idp.receive(false, message, null, AuthnRequestText.query("SAMLRequest", message));
    }

    private IncomingAuthnRequest byPost(RequestAttack attack) {
        return idp.receive(true, AuthnRequestText.base64(attack.xml().apply(request())), null, null);
    }

    private static AuthnRequestText request() {
        return new AuthnRequestText(OurIdp.PEAKON, OurIdp.SSO_URL, Instant.now());
    }

    private static void assertRejected(IncomingAuthnRequest incoming, RequestAttack attack) {
        assertThat(incoming).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.refusal().code().code()).isEqualTo(attack.code());
            assertThat(rejected.refusal().toString()).doesNotContain("<", "evil");
        });
    }
}
