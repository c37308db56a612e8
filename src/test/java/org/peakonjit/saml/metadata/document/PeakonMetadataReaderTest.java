package org.peakonjit.saml.metadata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

class PeakonMetadataReaderTest {

    private static final SamlKey KEY = GeneratedKeys.rsa("peakon");
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final String ACS = acs(POST, "https://acme.peakon.test/assert", 0, "");

    private final PeakonMetadataReader reader = new PeakonMetadataReader(
            new GuardedFetch(), Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void readsEverythingThatAnApplicationNeeds() throws Exception {
        String slo = "<md:SingleLogoutService Binding='" + POST + "' Location='https://acme.peakon.test/slo-post'/>"
                + "<md:SingleLogoutService Binding='" + REDIRECT + "' Location='https://acme.peakon.test/slo'/>";

        PeakonMetadata peakon = read(document(" AuthnRequestsSigned='true'", certificate("") + slo + ACS));

        assertThat(peakon.entityId()).isEqualTo("https://acme.peakon.test/metadata");
        assertThat(peakon.acsUrl()).isEqualTo(URI.create("https://acme.peakon.test/assert"));
        assertThat(peakon.sloUrl()).contains(URI.create("https://acme.peakon.test/slo"));
        assertThat(peakon.signingCertificates()).containsExactly(KEY.certificate());
        assertThat(peakon.signsRequests()).isTrue();
    }

    @Test
    void findsNothingMoreThanThereIs() {
        PeakonMetadata peakon = read(document("", ACS));

        assertThat(peakon.sloUrl()).isEmpty();
        assertThat(peakon.signingCertificates()).isEmpty();
        assertThat(peakon.signsRequests()).isFalse();
    }

    @Test
    void leavesAKeyForEncryptionAlone() throws Exception {
        assertThat(read(document("", certificate(" use='encryption'") + ACS)).signingCertificates())
                .isEmpty();
        assertThat(read(document("", certificate(" use='signing'") + ACS)).signingCertificates())
                .hasSize(1);
    }

    /** SAML Metadata §2.2.3. */
    @ParameterizedTest
    @CsvSource({
        "'', isDefault='true', b",
        "'', '', a",
        "isDefault='false', '', b",
        "isDefault='false', isDefault='0', a"
    })
    void takesTheDefaultAcs(String first, String second, String expected) {
        String services = acs("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact", "https://x.test/c", 0, "")
                + acs(POST, "https://x.test/a", 1, first)
                + acs(POST, "https://x.test/b", 2, second);

        PeakonMetadata peakon = read(document("", services));
        assertThat(peakon.acsUrl()).isEqualTo(URI.create("https://x.test/" + expected));
        assertThat(peakon.acsIndex()).isEqualTo("a".equals(expected) ? 1 : 2);
    }

    @Test
    void readsTheOnlyServiceProviderOfAnAggregate() {
        String idp = "<md:EntityDescriptor entityID='https://idp.test'/>";
        assertThat(read(group(idp + document("", ACS))).entityId()).isEqualTo("https://acme.peakon.test/metadata");
    }

    @Test
    void refusesAnythingButOneServiceProvider() {
        assertRefused(group(document("", ACS) + document("", ACS)), "2 SAML 2.0 service providers");
        assertRefused(
                document("", ACS)
                        .replace("urn:oasis:names:tc:SAML:2.0:protocol", "urn:oasis:names:tc:SAML:1.1:protocol"),
                "0 SAML 2.0 service providers");
        assertRefused(
                "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' entityID='x'/>",
                "0 SAML 2.0 service providers");
    }

    @Test
    void refusesWhatIsOver() {
        String over = " validUntil='2026-11-24T23:59:59Z'";
        assertRefused(document(over, ACS), "validUntil has passed (2026-11-24T23:59:59Z)");
        assertRefused(document("", ACS).replace("<md:EntityDescriptor", "<md:EntityDescriptor" + over), "validUntil");
        assertRefused(
                group(document("", ACS)).replace("<md:EntitiesDescriptor", "<md:EntitiesDescriptor" + over), "valid");
        assertThat(read(document(" validUntil='2026-11-25T00:00:01Z'", ACS))).isNotNull();
    }

    @Test
    void refusesWhatLacksWhatASignOnNeeds() {
        assertRefused(document("", ACS.replace("https:", "javascript:")), "no AssertionConsumerService");
        assertRefused(document("", ACS.replace(POST, REDIRECT)), "no AssertionConsumerService");
        assertRefused(document("", ACS).replace("https://acme.peakon.test/metadata", " "), "no entityID");
        assertRefused(document("", certificateOf("AAAA", "") + ACS), "certificates cannot be read");
    }

    @Test
    void refusesWhatIsNoMetadata() {
        assertRefused("", "no SAML metadata");
        assertRefused("<html/>", "no SAML metadata");
        assertRefused("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + document("", ACS), "DOCTYPE");
    }

    @Test
    void namesWhatIsWrongWithACertificate() throws CertificateEncodingException {
        assertRefused(document("", certificateOf("-----BEGIN PRIVATE KEY-----AAAA", "") + ACS), "PRIVATE KEY");
        String good = Base64.getMimeEncoder().encodeToString(KEY.certificate().getEncoded());
        assertRefused(document("", certificateOf(good.substring(0, 300), "") + ACS), "cut short");
        String pem = "-----BEGIN CERTIFICATE-----\n" + good + "\n-----END CERTIFICATE-----\n";
        assertThat(read(document("", certificateOf(pem, "") + ACS)).signingCertificates())
                .containsExactly(KEY.certificate());
    }

    @Test
    void namesTheAttributeThatCannotBeRead() throws CertificateEncodingException {
        assertRefused(document(" validUntil='soon'", ACS), "attribute validUntil cannot be read: \"soon\"");
        assertRefused(document("", ACS.replaceAll("index='\\d+'", "index='first'")), "attribute index");
        assertThat(read(document(" cacheDuration='1h'", ACS))).isNotNull();
        assertThat(read(document("", certificate(" use='sign'") + ACS)).signingCertificates())
                .isEmpty();
    }

    private PeakonMetadata read(String xml) {
        return reader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String xml, String why) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(UnusableMetadataException.class)
                .hasMessageContaining(why);
    }

    private static String certificate(String use) throws CertificateEncodingException {
        return certificateOf(
                Base64.getMimeEncoder().encodeToString(KEY.certificate().getEncoded()), use);
    }

    private static String certificateOf(String base64, String use) {
        return "<md:KeyDescriptor" + use + "><ds:KeyInfo xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:X509Data>"
                + "<ds:X509Certificate>" + base64
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";
    }

    private static String acs(String binding, String location, int index, String isDefault) {
        return "<md:AssertionConsumerService Binding='" + binding + "' Location='" + location + "' index='" + index
                + "' " + isDefault + "/>";
    }

    private static String document(String attributes, String content) {
        return "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'"
                + " entityID='https://acme.peakon.test/metadata'><md:SPSSODescriptor"
                + " protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'" + attributes + ">" + content
                + "</md:SPSSODescriptor></md:EntityDescriptor>";
    }

    private static String group(String content) {
        return "<md:EntitiesDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'>" + content
                + "</md:EntitiesDescriptor>";
    }
}
