package org.peakonjit.sandbox.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sandbox SP judges what another implementation signed. */
class ResponseVerifierTest {

    private static final String IDP = "https://idp.corp.example";
    private static final String AUDIENCE = "https://peakon.example/metadata";
    private static final URI ACS = URI.create("https://peakon.example/assert");
    private static KeyPair keys;
    private static IdpDescription idp;

    private final ResponseVerifier verifier = new ResponseVerifier(AUDIENCE, ACS);

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        idp = IdpDescription.read(metadata());
    }

    @Test
    void acceptsWhatAnIndependentSignerMade() throws Exception {
        Accepted accepted = verifier.verify(signed(response(), "_a", "_r"), idp, "_asked");

        assertThat(accepted.nameId()).isEqualTo("dan.fischer@corp.example");
        assertThat(accepted.inResponseTo()).contains("_asked");
    }

    @Test
    void refusesTheSameAssertionTwice() throws Exception {
        byte[] xml = signed(response(), "_a", "_r");
        verifier.verify(xml, idp, "_asked");

        assertRefused(xml, "_asked", "used before");
    }

    @Test
    void demandsBothSignatures() throws Exception {
        assertRefused(signed(response(), "_a"), "_asked", "the Response is not signed");
        assertRefused(signed(response(), "_r"), "_asked", "Assertion is not valid");
    }

    @Test
    void refusesAnotherKey() throws Exception {
        ResponseIssuer impostor = new ResponseIssuer(IDP, SigningKey.generate("impostor"));
        byte[] xml = impostor.success(AUDIENCE, ACS, "_asked", "dan.fischer@corp.example", Map.of());

        assertRefused(xml, "_asked", "none of the IdP's keys");
    }

    @Test
    void refusesWhatWasChangedAfterSigning() throws Exception {
        String xml = new String(signed(response(), "_a", "_r"), StandardCharsets.UTF_8);

        assertRefused(
                xml.replace("dan.fischer@", "ada.novak@").getBytes(StandardCharsets.UTF_8), "_asked", "none of the");
    }

    @Test
    void refusesAnotherAudience() throws Exception {
        assertRefused(signed(response().replace(AUDIENCE, "https://other.example"), "_a", "_r"), "_asked", "Audience");
    }

    @Test
    void refusesAnotherRecipient() throws Exception {
        String xml = response().replace("Recipient=\"" + ACS, "Recipient=\"https://other.example");

        assertRefused(signed(xml, "_a", "_r"), "_asked", "Assertion is not valid");
    }

    @Test
    void refusesAnotherDestination() throws Exception {
        String xml = response().replace("Destination=\"" + ACS, "Destination=\"https://other.example");

        assertRefused(signed(xml, "_a", "_r"), "_asked", "addressed to");
    }

    @Test
    void refusesAnExpiredAssertion() throws Exception {
        String xml = response().replace(in(300), in(-120));

        assertRefused(signed(xml, "_a", "_r"), "_asked", "Assertion is not valid");
    }

    @Test
    void refusesTheAnswerToAnotherRequest() throws Exception {
        assertRefused(signed(response(), "_a", "_r"), "_other", "another request");
        assertRefused(signed(response(), "_a", "_r"), null, "another request");
    }

    private void assertRefused(byte[] xml, @org.jspecify.annotations.Nullable String asked, String why) {
        assertThatThrownBy(() -> verifier.verify(xml, idp, asked))
                .isInstanceOf(SamlException.class)
                .hasMessageContaining(why);
    }

    private static byte[] signed(String xml, String... ids) throws Exception {
        return new IndependentSigner(keys).sign(xml, ids).getBytes(StandardCharsets.UTF_8);
    }

    private static final Instant NOW = Instant.now();

    private static String in(int seconds) {
        return NOW.plusSeconds(seconds).toString();
    }

    private static String response() {
        return """
            <p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="_r" Version="2.0" IssueInstant="%1$s" Destination="%2$s" InResponseTo="_asked"><a:Issuer>%3$s</a:Issuer>\
            <p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>\
            <a:Assertion ID="_a" Version="2.0" IssueInstant="%1$s"><a:Issuer>%3$s</a:Issuer>\
            <a:Subject><a:NameID>dan.fischer@corp.example</a:NameID>\
            <a:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <a:SubjectConfirmationData Recipient="%2$s" NotOnOrAfter="%4$s" InResponseTo="_asked"/>\
            </a:SubjectConfirmation></a:Subject>\
            <a:Conditions NotBefore="%5$s" NotOnOrAfter="%4$s">\
            <a:AudienceRestriction><a:Audience>%6$s</a:Audience></a:AudienceRestriction></a:Conditions>\
            <a:AuthnStatement AuthnInstant="%1$s"><a:AuthnContext>\
            <a:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</a:AuthnContextClassRef>\
            </a:AuthnContext></a:AuthnStatement></a:Assertion></p:Response>""".formatted(NOW, ACS, IDP, in(300), in(-300), AUDIENCE);
    }

    private static byte[] metadata() throws Exception {
        String certificate = Base64.getEncoder()
                .encodeToString(SigningKey.selfSigned(keys, new javax.security.auth.x500.X500Principal("CN=other"))
                        .getEncoded());
        return """
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
            <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor>
            <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>%s</X509Certificate></X509Data>
            </KeyInfo></KeyDescriptor>
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s/sso"/>
            </IDPSSODescriptor></EntityDescriptor>""".formatted(IDP, certificate, IDP).getBytes(StandardCharsets.UTF_8);
    }
}
