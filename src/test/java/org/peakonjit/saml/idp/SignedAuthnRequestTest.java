package org.peakonjit.saml.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.saml.idp.AuthnRequestText.RSA_SHA256;
import static org.peakonjit.saml.idp.AuthnRequestText.SHA256;
import static org.peakonjit.saml.idp.AuthnRequestText.base64;
import static org.peakonjit.saml.idp.AuthnRequestText.deflated;
import static org.peakonjit.saml.idp.AuthnRequestText.query;
import static org.peakonjit.saml.idp.AuthnRequestText.signedQuery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.CanonicalXml;
import org.peakonjit.saml.XmlGate;
import org.peakonjit.saml.attack.SigningForm;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Asked;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Rejected;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.w3c.dom.Element;

/** Requests of a Peakon whose metadata says that it signs them. */
class SignedAuthnRequestTest {

    private static final SamlKey PEAKON = GeneratedKeys.rsa("peakon");
    private static final SamlKey NEXT = GeneratedKeys.rsa("peakon-next");
    private static final SamlKey MALLORY = GeneratedKeys.rsa("peakon");

    private final IdentityProvider idp = OurIdp.of(OurIdp.peakonThatSigns(PEAKON, NEXT));

    @Test
    void acceptsASignedRedirect() {
        assertAsked(redirect(signed(PEAKON)));
    }

    @Test
    void acceptsASignedRedirectWithRelayState() {
        String message = deflated(request().xml());
        String query = signedQuery(
                query("SAMLRequest", message, "RelayState", "a b&c"), RSA_SHA256, "SHA256withRSA", PEAKON.privateKey());

        assertAsked(idp.receive(false, message, "a b&c", query));
    }

    @Test
    void verifiesTheQueryAsItWasSentWhateverTheCaseOfItsEncoding() {
        String message = deflated(request().xml());
        String lowerCase = query("SAMLRequest", message)
                .replace("%2B", "%2b")
                .replace("%2F", "%2f")
                .replace("%3D", "%3d");

        assertAsked(idp.receive(
                false, message, null, signedQuery(lowerCase, RSA_SHA256, "SHA256withRSA", PEAKON.privateKey())));
    }

    @Test
    void acceptsEachOfTheRegisteredKeys() {
        assertAsked(redirect(signed(NEXT)));
        assertAsked(post(request().signedXml(NEXT.privateKey(), RSA_SHA256, SHA256)));
    }

    @Test
    void acceptsASignedPost() {
        assertAsked(post(request().signedXml(PEAKON.privateKey(), RSA_SHA256, SHA256)));
    }

    @Test
    void rejectsUnsignedRequests() {
        String message = deflated(request().xml());

        assertRejected(idp.receive(false, message, null, query("SAMLRequest", message)));
        assertRejected(idp.receive(false, message, null, null));
        assertRejected(post(request().xml()));
    }

    @Test
    void rejectsAnotherKey() {
        assertRejected(redirect(signed(MALLORY)));
        assertRejected(post(request().signedXml(MALLORY.privateKey(), RSA_SHA256, SHA256)));
    }

    @Test
    void rejectsAChangedPost() {
        String signed = request().signedXml(PEAKON.privateKey(), RSA_SHA256, SHA256);

        assertRejected(post(signed.replace("Version=", "ForceAuthn=\"true\" Version=")));
    }

    @Test
    void rejectsAnotherMessageUnderTheSameSignature() {
        String query = signed(PEAKON);
        String other = deflated(request().withAttribute("IsPassive", "true").xml());
        String swapped = query("SAMLRequest", other) + query.substring(query.indexOf("&SigAlg"));

        assertRejected(idp.receive(false, other, null, swapped));
    }

    @Test
    void rejectsARelayStateThatWasNotSigned() {
        String message = deflated(request().xml());
        String query = signedQuery(query("SAMLRequest", message), RSA_SHA256, "SHA256withRSA", PEAKON.privateKey());

        assertRejected(idp.receive(false, message, "evil", query + "&RelayState=evil"));
    }

    @Test
    void rejectsASignatureWrappedIntoAnotherRequest() {
        String signed = request().signedXml(PEAKON.privateKey(), RSA_SHA256, SHA256);
        String signature = signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</ds:Signature>") + 15);
        String original = signed.replace(signature, "");

        assertRejected(post(request()
                .withChild("<samlp:Extensions>" + original + "</samlp:Extensions>")
                .xml()
                .replace("</saml:Issuer><samlp:Ext", "</saml:Issuer>" + signature + "<samlp:Ext")));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1, SHA1withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5, MD5withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256, SHA256withRSA",
        "'', SHA256withRSA",
        "urn:unknown, SHA256withRSA"
    })
    void rejectsWeakAndUnknownAlgorithmsByRedirect(String uri, String algorithm) {
        String message = deflated(request().xml());

        assertRejected(idp.receive(
                false, message, null, signedQuery(query("SAMLRequest", message), uri, algorithm, PEAKON.privateKey())));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1, http://www.w3.org/2001/04/xmlenc#sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, http://www.w3.org/2000/09/xmldsig#sha1"
    })
    void rejectsSha1ByPost(String algorithm, String digest) {
        assertRejected(post(request().signedXml(PEAKON.privateKey(), algorithm, digest)));
    }

    static Stream<Arguments> forms() {
        SigningForm honest = SigningForm.honest(PEAKON.privateKey(), null);
        return Stream.of(
                Arguments.of(
                        "another key that it brings along",
                        SigningForm.honest(MALLORY.privateKey(), MALLORY.certificate())),
                Arguments.of(
                        "another key, Peakon's certificate in KeyInfo",
                        SigningForm.honest(MALLORY.privateKey(), PEAKON.certificate())),
                Arguments.of(
                        "Peakon's public key as HMAC secret",
                        honest.key(new SecretKeySpec(
                                        PEAKON.certificate().getPublicKey().getEncoded(), "HmacSHA256"))
                                .algorithm("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")),
                Arguments.of("two References", honest.references(2)),
                Arguments.of("an Object", honest.object("<x xmlns='urn:x'/>")),
                Arguments.of(
                        "an XPath transform",
                        honest.transforms(Transform.ENVELOPED, Transform.XPATH, SigningForm.EXCLUSIVE)),
                Arguments.of("an empty Reference", honest.uri("")),
                Arguments.of("an XPointer", honest.uri("#xpointer(/)")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void rejectsOtherFormsOfSignatureByPost(String name, SigningForm form) {
        assertRejected(post(signed(form)));
    }

    @Test
    void acceptsThatFormWhoeverIsNamedInKeyInfo() {
        assertAsked(post(signed(SigningForm.honest(PEAKON.privateKey(), null))));
        assertAsked(post(signed(SigningForm.honest(PEAKON.privateKey(), PEAKON.certificate()))));
        assertAsked(post(signed(SigningForm.honest(PEAKON.privateKey(), MALLORY.certificate()))));
    }

    private static String signed(SigningForm form) {
        String xml = request().withChild("<samlp:NameIDPolicy/>").xml();
        Element message = XmlGate.forMessages()
                .parse(xml.getBytes(StandardCharsets.UTF_8))
                .getDocumentElement();
        form.sign(message);
        return new String(CanonicalXml.of(message), StandardCharsets.UTF_8);
    }

    @Test
    void rejectsASignatureThatIsNoBase64() {
        String query = signed(PEAKON);

        assertRejected(
                redirect(query.substring(0, query.indexOf("&Signature=")) + "&Signature=%%%".replace("%", "%25")));
        assertRejected(redirect(query.substring(0, query.indexOf("&Signature="))));
    }

    @Test
    void rejectsASignatureThatIsNotPercentEncoded() {
        String message = deflated(request().xml());
        String query = query("SAMLRequest", message, "SigAlg", RSA_SHA256) + "&Signature=%8s";

        assertRejected(idp.receive(false, message, null, query));
    }

    @Test
    void rejectsASignedRequestWithoutDestination() {
        String message = deflated(request().withDestination(null).xml());

        assertRejected(idp.receive(
                false,
                message,
                null,
                signedQuery(query("SAMLRequest", message), RSA_SHA256, "SHA256withRSA", PEAKON.privateKey())));
    }

    @Test
    void ignoresSignaturesWhereNoCertificateIsRegistered() {
        IdentityProvider unsigned = OurIdp.of(OurIdp.peakon());
        String xml = request().signedXml(MALLORY.privateKey(), RSA_SHA256, SHA256);

        assertThat(unsigned.receive(true, base64(xml), null, null)).isInstanceOf(Asked.class);
    }

    private static AuthnRequestText request() {
        return new AuthnRequestText(OurIdp.PEAKON, OurIdp.SSO_URL, OurIdp.NOW);
    }

    private static String signed(SamlKey key) {
        return signedQuery(
                query("SAMLRequest", deflated(request().xml())), RSA_SHA256, "SHA256withRSA", key.privateKey());
    }

    private IncomingAuthnRequest redirect(String query) {
        String encoded = query.substring("SAMLRequest=".length(), query.indexOf('&'));
        return idp.receive(
                false, java.net.URLDecoder.decode(encoded, java.nio.charset.StandardCharsets.UTF_8), null, query);
    }

    private IncomingAuthnRequest post(String xml) {
        return idp.receive(true, base64(xml), null, null);
    }

    private static void assertAsked(IncomingAuthnRequest incoming) {
        assertThat(incoming).isInstanceOf(Asked.class);
    }

    private static void assertRejected(IncomingAuthnRequest incoming) {
        assertThat(incoming).isInstanceOf(Rejected.class);
        assertThat(((Rejected) incoming).refusal().code()).isEqualTo(RefusalCode.SAML_INVALID_RESPONSE);
        assertThat(((Rejected) incoming).refusal().cause().english().toLowerCase(Locale.ROOT))
                .doesNotContain("exception");
    }
}
