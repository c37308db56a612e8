package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.SamlSchema;
import org.peakonjit.saml.attack.Dom;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.w3c.dom.Document;

/** The AuthnRequests we send and the metadata we publish, read with the JDK alone. */
class StartTest {

    private static final SpRig rig = new SpRig();

    @Test
    void aRedirectCarriesASignedRequest() throws Exception {
        var journey = rig.start();
        URI location = journey.request().message().location();
        assertThat(location.toString()).startsWith(SpRig.SSO + "?SAMLRequest=");

        Map<String, String> query = query(location);
        Document request = inflated(query.get("SAMLRequest"));
        assertThat(request.getDocumentElement().getLocalName()).isEqualTo("AuthnRequest");
        assertThat(request.getDocumentElement().getAttribute("ID")).isEqualTo(journey.requestId());
        assertThat(request.getDocumentElement().getAttribute("Destination")).isEqualTo(SpRig.SSO);
        assertThat(request.getDocumentElement().getAttribute("AssertionConsumerServiceURL"))
                .isEqualTo(SpRig.ACS);
        assertThat(request.getDocumentElement().getAttribute("ProtocolBinding"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
        assertThat(Dom.only(request, "Issuer").getTextContent()).isEqualTo(SpRig.SP);
        assertThat(request.getElementsByTagNameNS("*", "NameIDPolicy").getLength())
                .isZero();
        assertThat(request.getElementsByTagNameNS("*", "RequestedAuthnContext").getLength())
                .isZero();

        String signed = location.getRawQuery().replaceFirst("&Signature=.*", "");
        Signature verification = Signature.getInstance("SHA256withRSA");
        verification.initVerify(rig.keys.active(Use.SP_SIGNING).certificate());
        verification.update(signed.getBytes(StandardCharsets.US_ASCII));
        assertThat(verification.verify(Base64.getDecoder().decode(query.get("Signature"))))
                .isTrue();
    }

    @Test
    void aPostCarriesASignedRequest() throws Exception {
        SpRig posting = new SpRig(
                Map.of(),
                rig.idpKey,
                SpRig.idpMetadata(SpRig.IDP, rig.idpKey).replace("bindings:HTTP-Redirect", "bindings:SOAP"));
        var journey = posting.start();
        OutgoingMessage post = journey.request().message();
        assertThat(post.location()).isEqualTo(URI.create(SpRig.SSO));
        assertThat(post.fields()).containsEntry("RelayState", "pj1.peakon");
        Document request = parsed(Base64.getDecoder().decode(post.fields().get("SAMLRequest")));
        DOMValidateContext context = new DOMValidateContext(
                posting.keys.active(Use.SP_SIGNING).certificate().getPublicKey(), Dom.only(request, "Signature"));
        context.setIdAttributeNS(request.getDocumentElement(), null, "ID");
        assertThat(XMLSignatureFactory.getInstance("DOM")
                        .unmarshalXMLSignature(context)
                        .validate(context))
                .isTrue();
    }

    @Test
    void whatIsSentIsValidBySchema() throws Exception {
        SamlSchema.validate(request(rig.start()));
        SamlSchema.validate(request(rig.start(PendingSignOn.answering(
                "peakon",
                new PeakonRequest(
                        "_p",
                        URI.create("https://acme.peakon.com/acs"),
                        null,
                        true,
                        true,
                        List.of("urn:a"),
                        "minimum",
                        4)))));
        SpRig posting = new SpRig(
                Map.of(),
                rig.idpKey,
                SpRig.idpMetadata(SpRig.IDP, rig.idpKey).replace("bindings:HTTP-Redirect", "bindings:SOAP"));
        OutgoingMessage post = posting.start().request().message();
        SamlSchema.validate(parsed(Base64.getDecoder().decode(post.fields().get("SAMLRequest"))));
    }

    @Test
    void whatPeakonAskedForIsPassedOn() throws Exception {
        PeakonRequest asked = new PeakonRequest(
                "_p",
                URI.create("https://acme.peakon.com/acs"),
                null,
                true,
                true,
                List.of("urn:one", "urn:two"),
                null,
                4);
        Document request = request(rig.start(PendingSignOn.answering("peakon", asked)));
        assertThat(request.getDocumentElement().getAttribute("ForceAuthn")).isEqualTo("true");
        assertThat(request.getDocumentElement().getAttribute("IsPassive")).isEqualTo("true");
        assertThat(Dom.only(request, "RequestedAuthnContext").getAttribute("Comparison"))
                .isEqualTo("exact");
        assertThat(Dom.only(request, "RequestedAuthnContext").getTextContent()).isEqualTo("urn:oneurn:two");
        assertThat(Dom.only(request, "Scoping").getAttribute("ProxyCount")).isEqualTo("3");
    }

    @Test
    void requestsAreUnsignedBySettingUnlessTheIdpWantsThemSigned() throws Exception {
        Map<SettingKey, String> unsigned = Map.of(SettingKey.SP_SIGN_REQUESTS, "false");
        SpRig quiet = new SpRig(unsigned, rig.idpKey);
        assertThat(location(quiet.start()).toString()).doesNotContain("Signature");
        SpRig wanting = new SpRig(
                unsigned,
                rig.idpKey,
                SpRig.idpMetadata(SpRig.IDP, rig.idpKey)
                        .replace("<md:IDPSSODescriptor ", "<md:IDPSSODescriptor WantAuthnRequestsSigned=\"true\" "));
        assertThat(location(wanting.start()).toString()).contains("&Signature=");
    }

    @Test
    void anSsoUrlKeepsItsQuery() throws Exception {
        SpRig tenant = new SpRig(
                Map.of(),
                rig.idpKey,
                SpRig.idpMetadata(SpRig.IDP, rig.idpKey).replace("/saml/sso\"", "/saml/sso?tenant=1&amp;x=2\""));
        assertThat(location(tenant.start()).toString()).startsWith(SpRig.SSO + "?tenant=1&x=2&SAMLRequest=");
    }

    @Test
    void requestIdsHave160RandomBits() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String id = rig.start().requestId();
            assertThat(id).matches("_[0-9a-f]{40}");
            ids.add(id);
        }
        assertThat(ids).hasSize(100);
    }

    @Test
    void theStateCookieTellsNothingAndStaysSmall() {
        PeakonRequest asked = new PeakonRequest(
                "_" + "a".repeat(40),
                URI.create("https://acme.peakon.com/saml/7864/assert"),
                "r".repeat(80),
                false,
                false,
                List.of());
        var cookie =
                rig.start(PendingSignOn.answering("peakon", asked)).request().stateCookie();
        assertThat(cookie.name()).startsWith(rig.sp.stateCookiePrefix()).matches("[a-z0-9-]+");
        assertThat(cookie.value()).matches("[A-Za-z0-9_-]+").hasSizeLessThan(2000);
        assertThat(new String(Base64.getUrlDecoder().decode(cookie.value()), StandardCharsets.ISO_8859_1))
                .doesNotContain("acme", "peakon");
    }

    @Test
    void withoutMetadataNothingStarts(@TempDir Path dir) {
        var settings = TestSettings.in(dir, Map.of(SettingKey.BASE_URL, SpRig.BASE));
        IdentityProviders none = ConnectedIdps.loaded(settings);
        ServiceProvider sp = new Pac4jServiceProvider(
                settings, rig.keys, none, new StateSeal(rig.sealer, Clock.systemUTC()), Clock.systemUTC());
        assertThat(sp.isReady()).isFalse();
        assertThat(sp.notReadyBecause())
                .hasValueSatisfying(why -> assertThat(why.english()).contains("peakonjit.idp.metadata"));
        assertThatThrownBy(() -> sp.start(PendingSignOn.to("peakon", null), "default"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sp.receive("x", null, Map.of())).isInstanceOf(Reception.Rejected.class);
        none.stop();
    }

    @Test
    void metadataPublishesKeysAndAcsAndNoWeakAlgorithm() throws Exception {
        SpRig rolling = new SpRig();
        rolling.keys.rollOver(Use.SP_ENCRYPTION);
        String metadata = rolling.sp.metadata();
        Document document = parsed(metadata.getBytes(StandardCharsets.UTF_8));
        SamlSchema.validate(document);
        assertThat(document.getDocumentElement().getAttribute("entityID")).isEqualTo(SpRig.SP);
        assertThat(Dom.only(document, "SPSSODescriptor").getAttribute("AuthnRequestsSigned"))
                .isEqualTo("true");
        assertThat(Dom.only(document, "SPSSODescriptor").getAttribute("WantAssertionsSigned"))
                .isEqualTo("true");
        assertThat(Dom.only(document, "AssertionConsumerService").getAttribute("Location"))
                .isEqualTo(SpRig.ACS);
        assertThat(Dom.only(document, "AssertionConsumerService").getAttribute("index"))
                .isEqualTo("0");
        assertThat(document.getElementsByTagNameNS("*", "KeyDescriptor").getLength())
                .isEqualTo(3);
        assertThat(metadata.replaceAll("\\s", ""))
                .contains(certificate(
                        rolling.keys.active(Use.SP_SIGNING).certificate().getEncoded()))
                .contains(certificate(
                        rolling.keys.active(Use.SP_ENCRYPTION).certificate().getEncoded()))
                .doesNotContain("#sha1", "-sha1", "#hmac", "-md5", "-cbc", "rsa-1_5");
    }

    @Test
    void itsOwnMetadataIsNoIdps() {
        assertThatThrownBy(() -> new SpRig(Map.of(), GeneratedKeys.rsa("x"), rig.sp.metadata()))
                .hasMessageContaining("peakonjit.idp.metadata");
    }

    private static String certificate(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    private static URI location(SpRig.Journey journey) {
        return journey.request().message().location();
    }

    private static Document request(SpRig.Journey journey) throws Exception {
        return inflated(query(location(journey)).get("SAMLRequest"));
    }

    private static Map<String, String> query(URI location) {
        return Arrays.stream(location.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static Document inflated(@org.jspecify.annotations.Nullable String parameter) throws Exception {
        byte[] deflated = Base64.getDecoder().decode(java.util.Objects.requireNonNull(parameter));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return parsed(in.readAllBytes());
        }
    }

    private static Document parsed(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
