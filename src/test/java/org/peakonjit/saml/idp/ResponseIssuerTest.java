package org.peakonjit.saml.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.SamlSchema;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.subject.Subjects;
import org.peakonjit.subject.UpstreamAuthentication;
import org.peakonjit.subject.UpstreamAuthentications;

class ResponseIssuerTest {

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    private final IdentityProvider idp = OurIdp.of(OurIdp.peakon());

    @Test
    void signsResponseAndAssertionWithSha256() throws Exception {
        IssuedResponse issued = unsolicited();

        assertThat(issued.count("/samlp:Response/ds:Signature")).isOne();
        assertThat(issued.count("/samlp:Response/saml:Assertion/ds:Signature")).isOne();
        assertThat(issued.values("//ds:SignatureMethod/@Algorithm"))
                .hasSize(2)
                .containsOnly("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(issued.values("//ds:DigestMethod/@Algorithm"))
                .containsOnly("http://www.w3.org/2001/04/xmlenc#sha256");
        assertThat(issued.values("//ds:CanonicalizationMethod/@Algorithm"))
                .containsOnly("http://www.w3.org/2001/10/xml-exc-c14n#");
    }

    @Test
    void assertsOneSubjectToOneAudienceAtOneAddress() throws Exception {
        IssuedResponse issued = unsolicited();

        assertThat(issued.value("/samlp:Response/samlp:Status/samlp:StatusCode/@Value"))
                .isEqualTo(STATUS + "Success");
        assertThat(issued.value("/samlp:Response/@Destination")).isEqualTo(OurIdp.ACS);
        assertThat(issued.values("//saml:Issuer")).containsExactly(OurIdp.ENTITY_ID, OurIdp.ENTITY_ID);
        assertThat(issued.value("//saml:NameID")).isEqualTo("ann@corp.example");
        assertThat(issued.value("//saml:NameID/@Format"))
                .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
        assertThat(issued.value("//saml:Audience")).isEqualTo(OurIdp.PEAKON);
        assertThat(issued.value("//saml:SubjectConfirmation/@Method"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:cm:bearer");
        assertThat(issued.value("//saml:SubjectConfirmationData/@Recipient")).isEqualTo(OurIdp.ACS);
        assertThat(issued.count("//saml:SubjectConfirmationData/@NotBefore")).isZero();
        assertThat(issued.count("//saml:AuthnStatement")).isOne();
        assertThat(issued.value("//saml:AuthnStatement/@SessionIndex")).isNotBlank();
        assertThat(issued.count("//saml:Attribute")).isZero();
    }

    @Test
    void isGoodForFiveMinutes() throws Exception {
        IssuedResponse issued = unsolicited();

        assertThat(issued.value("//saml:SubjectConfirmationData/@NotOnOrAfter")).startsWith("2026-11-24T10:05:00");
        assertThat(issued.value("//saml:Conditions/@NotOnOrAfter")).startsWith("2026-11-24T10:05:00");
        assertThat(issued.value("//saml:Conditions/@NotBefore")).startsWith("2026-11-24T09:59:00");
    }

    @Test
    void saysWhatItAnswersAndOnlyThen() throws Exception {
        IssuedResponse answer =
                issued(respond("ann@corp.example", request(false), null, UpstreamAuthentications.at(OurIdp.NOW)));

        assertThat(answer.value("/samlp:Response/@InResponseTo")).isEqualTo("_asked");
        assertThat(answer.value("//saml:SubjectConfirmationData/@InResponseTo")).isEqualTo("_asked");
        assertThat(unsolicited().count("//@InResponseTo")).isZero();
    }

    @Test
    void echoesTheRelayStateOfTheRequestUnchanged() {
        assertThat(respond("ann@corp.example", request(false), null, UpstreamAuthentications.at(OurIdp.NOW))
                        .relayState())
                .isEqualTo("their <state>");
        assertThat(respond(
                                "ann@corp.example",
                                null,
                                "https://acme.peakon.test/x",
                                UpstreamAuthentications.at(OurIdp.NOW))
                        .relayState())
                .isEqualTo("https://acme.peakon.test/x");
        assertThat(respond("ann@corp.example", null, null, UpstreamAuthentications.at(OurIdp.NOW))
                        .relayState())
                .isNull();
    }

    @Test
    void postsToTheRegisteredAcsWhateverTheRequestCarries() throws Exception {
        PeakonRequest stale =
                new PeakonRequest("_asked", URI.create("https://old.example/acs"), null, false, false, List.of());

        ResponseForm response = respond("ann@corp.example", stale, null, UpstreamAuthentications.at(OurIdp.NOW));

        assertThat(response.acsUrl()).hasToString(OurIdp.ACS);
        assertThat(issued(response).value("/samlp:Response/@Destination")).isEqualTo(OurIdp.ACS);
    }

    @Test
    void passesOnHowThePersonWasAuthenticated() throws Exception {
        assertThat(issued(respond(
                                "ann@corp.example", null, null, UpstreamAuthentications.byClass(OurIdp.NOW, "urn:mfa")))
                        .value("//saml:AuthnContextClassRef"))
                .isEqualTo("urn:mfa");
        assertThat(unsolicited().value("//saml:AuthnContextClassRef"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified");
    }

    @Test
    void saysWhenTheIdpAuthenticatedThePerson() throws Exception {
        assertThat(authnInstant(OurIdp.NOW.minus(Duration.ofHours(9)))).isEqualTo("2026-11-24T01:00:00.000Z");
        assertThat(authnInstant(OurIdp.NOW.plusMillis(1))).isEqualTo("2026-11-24T10:00:00.000Z");
    }

    private String authnInstant(Instant authenticated) throws Exception {
        return issued(respond("ann@corp.example", null, null, UpstreamAuthentications.at(authenticated)))
                .value("//saml:AuthnStatement/@AuthnInstant");
    }

    @Test
    void namesWhoAuthenticatedThePersonTheIdpThatWasAskedLast() throws Exception {
        String markup = "urn:x</saml2:AuthenticatingAuthority><x/>";

        assertThat(issued(respond(
                                "ann@corp.example",
                                null,
                                null,
                                UpstreamAuthentications.through(OurIdp.NOW, "urn:first", markup, "urn:idp")))
                        .values("//saml:AuthnContext/saml:AuthenticatingAuthority"))
                .containsExactly("urn:first", markup, "urn:idp");
        assertThat(unsolicited().values("//saml:AuthenticatingAuthority")).containsExactly(Subjects.IDP);
    }

    @Test
    void endsTheSessionWhereTheIdpEndsItsOwn() throws Exception {
        assertThat(sessionEnd(OurIdp.NOW.plus(Duration.ofHours(8)))).isEqualTo("2026-11-24T18:00:00.000Z");
        assertThat(sessionEnd(OurIdp.NOW.plusSeconds(1))).isEqualTo("2026-11-24T10:00:01.000Z");
        assertThat(unsolicited().count("//@SessionNotOnOrAfter")).isZero();
    }

    /** Some say so of a session that never ends; xs:dateTime ends with the year 9999 for most readers. */
    @Test
    void endsNoSessionAfterTheLastYear() throws Exception {
        assertThat(sessionEnd(Instant.parse("+10000-01-01T00:59:59Z"))).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    /** Peakon's employee number may come with white space, which no reader of SAML counts. */
    @Test
    void namesNobodyWithWhiteSpaceAround() throws Exception {
        ResponseForm form = respond(" 4711 \u0001", null, null, UpstreamAuthentications.at(OurIdp.NOW));

        assertThat(issued(form).value("//saml:NameID")).isEqualTo("4711");
        assertThat(form.session().nameId()).isEqualTo("4711");
    }

    /** The IdP's has ended since its Response came in, or by the skew: ours must not end before it begins. */
    @Test
    void endsNoSessionBeforeTheAssertion() throws Exception {
        assertThat(sessionEnd(OurIdp.NOW)).isEqualTo("2026-11-24T10:05:00.000Z");
        assertThat(sessionEnd(OurIdp.NOW.minusSeconds(120))).isEqualTo("2026-11-24T10:05:00.000Z");
    }

    private String sessionEnd(Instant upstream) throws Exception {
        return issued(respond("ann@corp.example", null, null, UpstreamAuthentications.until(OurIdp.NOW, upstream)))
                .value("//saml:AuthnStatement/@SessionNotOnOrAfter");
    }

    @Test
    void restrictsFurtherProxiesAsTheIdpDoes() throws Exception {
        assertThat(issued(respond("ann@corp.example", null, null, UpstreamAuthentications.overAtMost(OurIdp.NOW, 0)))
                        .value("//saml:Conditions/saml:ProxyRestriction/@Count"))
                .isEqualTo("0");
        assertThat(unsolicited().count("//saml:ProxyRestriction")).isZero();
    }

    @Test
    void usesEveryIdOnceWith128RandomBitsOrMore() throws Exception {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            for (String id : unsolicited().values("//@ID | //@SessionIndex")) {
                assertThat(id).matches("_[0-9a-f]{32,}");
                assertThat(seen.add(id)).isTrue();
            }
        }
        assertThat(seen).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a</saml2:NameID><saml2:NameID>ceo@corp.example",
                "a\"><x y=\"@corp.example",
                "a<!--b-->@corp.example",
                "a]]>@corp.example",
                "a&amp;b&lt;@corp.example",
                "m\u00fcller+1@corp.example",
                "\ud83d\ude00@corp.example"
            })
    void keepsMarkupInAValueText(String email) throws Exception {
        IssuedResponse issued = issued(respond(email, null, null, UpstreamAuthentications.at(OurIdp.NOW)));

        assertThat(issued.value("//saml:NameID")).isEqualToIgnoringCase(email);
        assertThat(issued.count("//saml:Assertion")).isOne();
    }

    @Test
    void keepsMarkupInTheAuthnContextText() throws Exception {
        String markup = "urn:x</saml2:AuthnContextClassRef><x/>";

        assertThat(issued(respond("ann@corp.example", null, null, UpstreamAuthentications.byClass(OurIdp.NOW, markup)))
                        .value("//saml:AuthnContextClassRef"))
                .isEqualTo(markup);
    }

    @Test
    void namesThePersonByEmployeeNumberWhereTheApplicationSaysSo() throws Exception {
        ResponseForm response = idp.respond(
                OurIdp.withNameId(PeakonNameId.EMPLOYEE_NUMBER),
                "4711",
                null,
                null,
                UpstreamAuthentications.at(OurIdp.NOW));

        assertThat(issued(response).value("//saml:NameID")).isEqualTo("4711");
        assertThat(issued(response).value("//saml:NameID/@Format"))
                .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void tellsEveryRefusalByAStatusWithoutAssertion(RefusalCode code) throws Exception {
        ResponseForm response = idp.respondWithError(OurIdp.peakon(), request(false), code);
        IssuedResponse issued = issued(response);

        assertThat(issued.value("/samlp:Response/samlp:Status/samlp:StatusCode/@Value"))
                .isEqualTo(STATUS + "Responder");
        assertThat(issued.value("//samlp:StatusMessage")).isEqualTo(code.code());
        assertThat(issued.value("/samlp:Response/@InResponseTo")).isEqualTo("_asked");
        assertThat(issued.count("//saml:Assertion")).isZero();
        assertThat(response.relayState()).isEqualTo("their <state>");
    }

    @ParameterizedTest
    @CsvSource({
        "SAML_IDP_ERROR, true, NoPassive",
        "SAML_IDP_ERROR, false, AuthnFailed",
        "SAML_EXPIRED, false, AuthnFailed",
        "POLICY_NOT_ENTITLED, false, RequestDenied",
        "LICENSE_LIMIT_REACHED, true, RequestDenied",
        "SUBJECT_INCOMPLETE, false, UnknownPrincipal"
    })
    void saysMoreInTheSecondStatusCode(RefusalCode code, boolean passive, String second) throws Exception {
        assertThat(issued(idp.respondWithError(OurIdp.peakon(), request(passive), code))
                        .value("//samlp:StatusCode/samlp:StatusCode/@Value"))
                .isEqualTo(STATUS + second);
    }

    @Test
    void publishesMetadataValidBySchema() throws Exception {
        IssuedResponse metadata = IssuedResponse.parse(idp.metadata().getBytes(StandardCharsets.UTF_8));

        SamlSchema.validate(metadata.document());
        assertThat(metadata.value("/md:EntityDescriptor/@entityID")).isEqualTo(OurIdp.ENTITY_ID);
        assertThat(metadata.values("//md:SingleSignOnService/@Binding"))
                .containsExactly(
                        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
                        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
        assertThat(metadata.values("//md:SingleSignOnService/@Location")).containsOnly(OurIdp.SSO_URL);
        assertThat(metadata.value("//md:IDPSSODescriptor/@WantAuthnRequestsSigned"))
                .isEqualTo("false");
        assertThat(metadata.value("//md:KeyDescriptor/@use")).isEqualTo("signing");
        assertThat(metadata.value("//ds:X509Certificate").replaceAll("\\s", ""))
                .isEqualTo(AuthnRequestText.base64(
                        OurIdp.KEYS.active(Use.IDP_SIGNING).certificate().getEncoded()));
    }

    @Test
    void wantsSignedRequestsWhereEveryPeakonSigns() {
        assertThat(OurIdp.of(OurIdp.peakonThatSigns(OurIdp.KEYS.active(Use.SP_SIGNING)))
                        .metadata())
                .contains("WantAuthnRequestsSigned=\"true\"");
    }

    private IssuedResponse unsolicited() throws Exception {
        return issued(respond("ann@corp.example", null, null, UpstreamAuthentications.at(OurIdp.NOW)));
    }

    private ResponseForm respond(
            String email,
            @org.jspecify.annotations.Nullable PeakonRequest request,
            @org.jspecify.annotations.Nullable String relayState,
            UpstreamAuthentication authentication) {
        return idp.respond(OurIdp.peakon(), email, request, relayState, authentication);
    }

    private static IssuedResponse issued(ResponseForm response) throws Exception {
        return IssuedResponse.verified(response.samlResponse());
    }

    private static PeakonRequest request(boolean passive) {
        return new PeakonRequest("_asked", URI.create(OurIdp.ACS), "their <state>", false, passive, List.of());
    }
}
