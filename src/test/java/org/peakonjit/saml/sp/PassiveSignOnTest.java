package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.attack.SigningForm;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

/** Where Peakon wants its person undisturbed it waits for a status, also where the IdP's answer is a bad one. */
class PassiveSignOnTest {

    private static final SamlKey OTHER = GeneratedKeys.rsa("other");

    private final SpRig rig = new SpRig(Map.of(), GeneratedKeys.rsa("idp"));

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("not signed", RefusalCode.SAML_INVALID_RESPONSE, answer -> answer.assertionSigned(null)),
                bad(
                        "of an unknown key",
                        RefusalCode.SAML_INVALID_RESPONSE,
                        answer -> answer.assertionSigned(SigningForm.honest(OTHER.privateKey(), OTHER.certificate()))),
                bad(
                        "for another audience",
                        RefusalCode.SAML_INVALID_RESPONSE,
                        answer -> answer.editAll(
                                "<saml:Audience>[^<]*</saml:Audience>",
                                "<saml:Audience>https://other.example</saml:Audience>")),
                bad(
                        "expired",
                        RefusalCode.SAML_EXPIRED,
                        answer -> answer.editAll(
                                "NotOnOrAfter=\"[^\"]*\"",
                                "NotOnOrAfter=\"" + Instant.now().minusSeconds(600) + "\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void isAnsweredWhateverTheIdpSent(String what, RefusalCode code, UnaryOperator<ForgedResponse> change) {
        PendingSignOn pending = asked(true);
        var journey = rig.start(pending);

        assertThat(rig.receive(journey, change.apply(rig.answer(journey)).post()))
                .isInstanceOfSatisfying(Reception.Rejected.class, rejected -> {
                    assertThat(rejected.refusal().code()).isEqualTo(code);
                    assertThat(rejected.pending()).isEqualTo(pending);
                    assertThat(rejected.underWay()).isEqualTo(pending);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void isTheOnlyOneThatIs(String what, RefusalCode code, UnaryOperator<ForgedResponse> change) {
        PendingSignOn pending = asked(false);
        var journey = rig.start(pending);

        assertThat(rig.receive(journey, change.apply(rig.answer(journey)).post()))
                .isInstanceOfSatisfying(Reception.Rejected.class, rejected -> {
                    assertThat(rejected.pending()).isNull();
                    assertThat(rejected.underWay()).isEqualTo(pending);
                });
    }

    /** Only the browser whose sign-on it is proves it. */
    @Test
    void isOfTheBrowserThatBeganIt() {
        var journey = rig.start(asked(true));

        assertThat(rig.sp.receive(rig.answer(journey).assertionSigned(null).post(), null, Map.of()))
                .isInstanceOf(Reception.Restart.class);
    }

    private static PendingSignOn asked(boolean passively) {
        return PendingSignOn.answering(
                "peakon",
                new PeakonRequest(
                        "_p", URI.create("https://acme.peakon.com/acs"), "state", false, passively, List.of()));
    }

    private static Arguments bad(String what, RefusalCode code, UnaryOperator<ForgedResponse> change) {
        return Arguments.of(what, code, change);
    }
}
