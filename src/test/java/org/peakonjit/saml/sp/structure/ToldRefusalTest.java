package org.peakonjit.saml.sp.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.saml.sp.SpRig;

/** What log and audit are told of a Response that is refused: expected and received, whose keys, which setting. */
class ToldRefusalTest {

    private static final String EXPIRED = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\">"
            + "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/></samlp:StatusCode>"
            + "<samlp:StatusMessage>%s</samlp:StatusMessage>";

    private static final SpRig rig = new SpRig();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Destination="[^"]*"         | Destination="https://other.example/acs"      | Response is for https://other.example/acs, not for our ACS https://peakon-sso.corp.example/saml/acs (peakonjit.base-url)
        Destination="[^"]*"         | Destination=""                               | Response is for nothing, not for our ACS
        ' Destination="[^"]*"'      | ''                                           | peakonjit.saml.allow-missing-destination
        Recipient="[^"]*"           | Recipient="http://peakon-sso.corp.example/a" | recipient is http://peakon-sso.corp.example/a, not our ACS https://peakon-sso.corp.example/saml/acs
        <saml:Audience>[^<]*        | <saml:Audience>urn:peakon:sp                 | audience is urn:peakon:sp, not https://peakon-sso.corp.example/saml/metadata (peakonjit.sp.entity-id)
        <saml:Audience>[^<]*        | <saml:Audience>bob@corp.example              | audience is a text that is no URI, not
        <saml:Issuer>[^<]*          | <saml:Issuer>https://idр.corp.example/saml   | https://id\\u0440.corp.example/saml issued it, while https://idp.corp.example/saml was asked
        NotBefore="[^"]*"           | NotBefore="2999-01-01T00:00:00Z"             | hold from 2999-01-01T00:00:00Z on: here it is 20
        NotOnOrAfter="[^"]*"        | NotOnOrAfter="2001-01-01T00:00:00Z"          | 2001-01-01T00:00:00Z: here it is 20
        </saml:Conditions>          | <x:y xmlns:x="urn:x"/></saml:Conditions>     | ?:y stands in saml:Conditions
        """)
    void expectedAndReceived(String pattern, String to, String told) {
        assertThat(refusal(rig, honest -> honest.editAll(pattern, java.util.regex.Matcher.quoteReplacement(to)))
                        .cause()
                        .english())
                .contains(told);
    }

    @Test
    void whoseKeysAndHowMany() {
        assertThat(cause(honest -> honest.assertionSigned(honest.parties()
                        .honest()
                        .key(GeneratedKeys.rsa("rolled").privateKey()))))
                .contains("none of the 1 keys in the metadata of " + SpRig.IDP);
        assertThat(cause(honest -> honest.assertionSigned(null))).contains("neither the Response nor the assertion");
        assertThat(cause(honest -> honest.assertionSigned(
                        honest.parties().honest().algorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1"))))
                .contains("not accepted: http://www.w3.org/2000/09/xmldsig#rsa-sha1");
    }

    @Test
    void theSettingThatWantsIt() {
        SpRig encrypted = new SpRig(Map.of(SettingKey.SP_WANT_ASSERTIONS_ENCRYPTED, "true"), GeneratedKeys.rsa("idp"));
        assertThat(refusal(encrypted, UnaryOperator.identity()).cause().english())
                .contains("peakonjit.sp.want-assertions-encrypted");
        SpRig strong = new SpRig(Map.of(SettingKey.SP_REQUESTED_AUTHN_CONTEXT, "urn:strong"), GeneratedKeys.rsa("idp"));
        assertThat(refusal(strong, UnaryOperator.identity()).cause().english())
                .contains("urn:strong", "PasswordProtectedTransport", "peakonjit.sp.requested-authn-context");
    }

    @Test
    void isOfTheSignOnThatWasUnderWay() {
        var journey = rig.start();
        assertThat(rig.receive(
                        journey, rig.answer(journey).assertionSigned(null).post()))
                .isInstanceOfSatisfying(Reception.Rejected.class, rejected -> {
                    assertThat(rejected.pending()).isNull();
                    assertThat(rejected.underWay()).isEqualTo(PendingSignOn.to("peakon", "/dashboard"));
                });
    }

    @Test
    void keepsWhatTheIdpSays() {
        Refusal refusal = refusal(
                rig,
                failing("AADSTS50105: The signed in user 'alice@corp.example'\n is not\u0085 assigned " + "&lt;b> "
                        + "x".repeat(500)));
        assertThat(refusal.code()).isEqualTo(RefusalCode.SAML_IDP_ERROR);
        assertThat(refusal.arguments()).containsExactly("Responder", "AuthnFailed");
        assertThat(refusal.cause().english())
                .contains("Responder, AuthnFailed", "AADSTS50105: The signed in user '…' is not assigned 'b' xxx")
                .hasSizeLessThan(400);
        assertThat(refusal(rig, failing("MSIS7070: The SAML request contained a NameIDPolicy"))
                        .cause()
                        .english())
                .contains("\"MSIS7070: The SAML request contained a NameIDPolicy\"");
    }

    /** Keycloak's, where somebody was longer at its page than that page lives. */
    @Test
    void aSignInThatExpiredAtTheIdpStartsOnceMore() {
        PendingSignOn pending = PendingSignOn.answering(
                "peakon",
                new PeakonRequest(
                        "_p", URI.create("https://acme.peakon.com/saml/1/assert"), "s", false, false, List.of()));
        var journey = rig.start(pending);
        String post =
                failing("authentication_expired").apply(rig.answer(journey)).post();

        assertThat(rig.receive(journey, post)).isInstanceOfSatisfying(Reception.Again.class, again -> {
            assertThat(again.pending()).isEqualTo(new PendingSignOn("peakon", null, pending.peakonRequest(), true));
            assertThat(again.idp()).isEqualTo(Optional.of("default"));
            assertThat(again.stateCookieName())
                    .isEqualTo(journey.request().stateCookie().name());

            var second = rig.start(again.pending());
            String still =
                    failing("authentication_expired").apply(rig.answer(second)).post();
            assertThat(rig.receive(second, still))
                    .isInstanceOfSatisfying(
                            Reception.Rejected.class,
                            rejected -> assertThat(rejected.refusal().code()).isEqualTo(RefusalCode.SAML_IDP_ERROR));
        });
    }

    @Test
    void anIdpMayNameNobodyWhereItTellsTheAddress() {
        assertThat(received("mail", " Alice@Corp.example "))
                .isInstanceOfSatisfying(Reception.Accepted.class, accepted -> {
                    assertThat(accepted.subject().email()).contains("Alice@Corp.example");
                    assertThat(accepted.subject().person().orElseThrow().address())
                            .isEqualTo("alice@corp.example");
                    assertThat(accepted.subject().person().orElseThrow().key()).isEmpty();
                    assertThat(accepted.session()).isNull();
                });
    }

    @Test
    void whoIsNeitherNamedNorAddressedIsRefusedByName() {
        assertThat(received("department", "Sales")).isInstanceOfSatisfying(Reception.Rejected.class, rejected -> {
            assertThat(rejected.refusal().code()).isEqualTo(RefusalCode.SAML_INVALID_RESPONSE);
            assertThat(rejected.refusal().cause().english()).contains("no NameID", "peakonjit.attributes.email");
        });
        assertThat(received("mail", "alice")).isInstanceOfSatisfying(Reception.Accepted.class, accepted -> {
            assertThat(accepted.subject().person()).isEmpty();
        });
    }

    @Property(tries = 1000)
    void tellsNoMarkupNoAddressAndNoMoreThanALine(@ForAll String text) {
        for (String told : List.of(Told.uri("urn:" + text).toString(), Told.message(text))) {
            assertThat(told).doesNotContain("<", ">", "\n", "\r", "\u0000").hasSizeLessThan(1300);
        }
        assertThat(Told.message("x " + text + "@" + text)).doesNotContain("@");
    }

    private static Reception received(String attribute, String value) {
        var journey = rig.start();
        return rig.receive(
                journey,
                rig.answer(journey)
                        .editAll("<saml:NameID [^>]*>[^<]*</saml:NameID>", "")
                        .edit(
                                "<saml:AttributeStatement>",
                                "<saml:AttributeStatement><saml:Attribute Name=\"" + attribute
                                        + "\"><saml:AttributeValue>" + value
                                        + "</saml:AttributeValue></saml:Attribute>")
                        .post());
    }

    private static UnaryOperator<ForgedResponse> failing(String message) {
        return honest -> honest.editAll(
                "<samlp:StatusCode [^>]*/>", java.util.regex.Matcher.quoteReplacement(EXPIRED.formatted(message)));
    }

    private static String cause(UnaryOperator<ForgedResponse> forgery) {
        return refusal(rig, forgery).cause().english();
    }

    private static Refusal refusal(SpRig rig, UnaryOperator<ForgedResponse> forgery) {
        var journey = rig.start();
        Reception reception =
                rig.receive(journey, forgery.apply(rig.answer(journey)).post());
        assertThat(reception).isInstanceOf(Reception.Rejected.class);
        return ((Reception.Rejected) reception).refusal();
    }
}
