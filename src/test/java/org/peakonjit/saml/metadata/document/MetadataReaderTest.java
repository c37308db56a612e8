package org.peakonjit.saml.metadata.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.metadata.IdpDocument;
import org.peakonjit.saml.metadata.source.MetadataText;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

/** Metadata as identity providers, editors and clipboards leave it. */
class MetadataReaderTest {

    private static final SamlKey KEY = GeneratedKeys.rsa("idp");
    private static final String DOCUMENT = IdpDocument.of(KEY);
    private static final String DESCRIPTOR = DOCUMENT.substring(
            DOCUMENT.indexOf("<md:KeyDescriptor>"),
            DOCUMENT.indexOf("</md:KeyDescriptor>") + "</md:KeyDescriptor>".length());
    private static final String BASE64 =
            DESCRIPTOR.replaceAll("(?s).*X509Certificate>(.*)</ds:X509Certificate.*", "$1");

    private final MetadataReader reader = new MetadataReader();

    private CompanyIdp read(String xml) {
        return reader.read(xml.getBytes(StandardCharsets.UTF_8), null);
    }

    private static String withCertificate(String text) {
        return DOCUMENT.replace(BASE64, text);
    }

    /** Beside a good key. */
    private static String withAnother(String descriptor) {
        return DOCUMENT.replace("<md:SingleSignOnService", descriptor + "<md:SingleSignOnService");
    }

    @Test
    void takesACertificateHoweverItIsWritten() {
        for (String text : new String[] {
            IdpDocument.pem(KEY), "\n   " + BASE64.replaceAll("\\s", "") + "\n ", BASE64.replaceAll("\\s+", "&#13;\n\t")
        }) {
            assertThat(read(withCertificate(text)).signingKeys())
                    .containsExactly(KEY.certificate().getPublicKey());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AAAA, KeyDescriptor 1 cannot be used: it is base64 but no X.509 certificate",
        "'', KeyDescriptor 1 cannot be used: it is empty",
        "hello!, KeyDescriptor 1 cannot be used: it is no base64",
        "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----, PEM of another kind (PRIVATE KEY)"
    })
    void namesTheCertificateThatCannotBeUsed(String text, String what) {
        assertThatThrownBy(() -> read(withCertificate(text)))
                .isInstanceOf(UnusableMetadataException.class)
                .hasMessageContaining(what.replace("base64 but", "base64, but"))
                .hasMessageContaining("no usable key");
    }

    @Test
    void aBrokenKeyBesideAGoodOneIsPassedOverAndNamed() {
        String cut = BASE64.replaceAll("\\s", "").substring(0, 300);
        CompanyIdp idp = read(withAnother(DESCRIPTOR.replace(BASE64, cut)
                + DESCRIPTOR.replace("<md:KeyDescriptor>", "<md:KeyDescriptor use='sign'>")
                + "<md:KeyDescriptor><ds:KeyInfo xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:KeyValue><ds:RSAKeyValue>"
                + "<ds:Modulus>!</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>"
                + "</ds:KeyInfo></md:KeyDescriptor>"));

        assertThat(idp.signingKeys()).containsExactly(KEY.certificate().getPublicKey());
        assertThat(idp.leftOut())
                .extracting(Fault::english)
                .satisfiesExactly(
                        one -> assertThat(one).contains("attribute use", "\"sign\""),
                        one -> assertThat(one).contains("KeyDescriptor 2", "cut short"),
                        one -> assertThat(one).contains("KeyDescriptor 4", "no key"));
    }

    @Test
    void takesAKeyThatStandsThereBare() {
        SamlKey ec = GeneratedKeys.ec("ec");
        assertThat(read(bare(der(ec))).signingKeys())
                .containsExactly(ec.certificate().getPublicKey());
        for (String key : List.of(der(KEY), keyValue(KEY))) {
            assertThat(read(bare(key)).signingKeys())
                    .containsExactly(KEY.certificate().getPublicKey());
            assertThat(read(bare(key)).certificates()).isEmpty();
        }
    }

    /** Whoever has the means finds its other half. */
    @Test
    void passesOverAShortRsaKeyHoweverItComes() {
        SamlKey weak = GeneratedKeys.weak("weak");
        for (String document : List.of(IdpDocument.of(weak), bare(der(weak)), bare(keyValue(weak)))) {
            assertThatThrownBy(() -> read(document))
                    .isInstanceOf(UnusableMetadataException.class)
                    .hasMessageContaining("no usable key")
                    .hasMessageContaining("1024 bits");
            CompanyIdp idp = read(withAnother(document.substring(
                    document.indexOf("<md:KeyDescriptor>"),
                    document.indexOf("</md:KeyDescriptor>") + "</md:KeyDescriptor>".length())));
            assertThat(idp.signingKeys()).containsExactly(KEY.certificate().getPublicKey());
            assertThat(idp.leftOut())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.english()).contains("KeyDescriptor 2", "1024 bits"));
        }
    }

    private static String bare(String key) {
        return DOCUMENT.replaceAll("(?s)<ds:X509Data>.*</ds:X509Data>", key);
    }

    private static String der(SamlKey key) {
        return "<ds11:DEREncodedKeyValue xmlns:ds11='http://www.w3.org/2009/xmldsig11#'>"
                + base64(key.certificate().getPublicKey().getEncoded()) + "</ds11:DEREncodedKeyValue>";
    }

    private static String keyValue(SamlKey key) {
        RSAPublicKey rsa = (RSAPublicKey) key.certificate().getPublicKey();
        return "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>"
                + base64(rsa.getModulus().toByteArray()) + "</ds:Modulus><ds:Exponent>"
                + base64(rsa.getPublicExponent().toByteArray())
                + "</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Of an unknown use nothing is known, so nothing is trusted for it. */
    @Test
    void aKeyOfAnUnknownUseIsNone() {
        String metadata = DOCUMENT.replace("<md:KeyDescriptor>", "<md:KeyDescriptor use='both'>");
        assertThatThrownBy(() -> read(metadata)).hasMessageContaining("attribute use cannot be read: \"both\"");
        assertThat(read(DOCUMENT.replace("<md:KeyDescriptor>", "<md:KeyDescriptor use='Signing'>"))
                        .signingKeys())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 hour", "3600", "PT", "", "P1D1H"})
    void aWrongCacheDurationDoesNoHarm(String value) {
        CompanyIdp idp = read(IdpDocument.of(KEY, " cacheDuration='" + value + "'"));
        assertThat(idp.leftOut())
                .singleElement()
                .satisfies(fault -> assertThat(fault.english()).contains("cacheDuration", "\"" + value + "\""));
    }

    /** The signature is over the document as it came. */
    @Test
    void whatIsPassedOverIsPartOfWhatIsSigned() {
        String extras = "<md:Extensions><x:y xmlns:x='urn:x'/></md:Extensions>";
        String signed = IdpDocument.signed(
                IdpDocument.of(KEY, "").replace("<md:KeyDescriptor>", extras + "<md:KeyDescriptor>"), KEY);
        assertThatCode(() -> reader.read(signed.getBytes(StandardCharsets.UTF_8), IdpDocument.pem(KEY)))
                .doesNotThrowAnyException();
        for (String altered : new String[] {
            signed.replace("urn:x", "urn:z"), signed.replace("entityID=", "cacheDuration='x' entityID=")
        }) {
            assertThatThrownBy(() -> reader.read(altered.getBytes(StandardCharsets.UTF_8), IdpDocument.pem(KEY)))
                    .hasMessageContaining("signature");
        }
    }

    /** A good signature over something else in the document. */
    @Test
    void believesNoSignatureOfAnotherElementThanItsRoot() {
        String good = IdpDocument.signed(IdpDocument.of(KEY), KEY);
        String certificate = IdpDocument.pem(KEY);
        assertThatCode(() -> reader.read(good.getBytes(StandardCharsets.UTF_8), certificate))
                .doesNotThrowAnyException();

        String bare = good.replaceFirst("<\\?xml[^>]*\\?>", "");
        String group = "<md:EntitiesDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'>" + bare
                + "</md:EntitiesDescriptor>";
        int begin = bare.indexOf("<ds:Signature");
        int end = bare.indexOf("</ds:Signature>") + "</ds:Signature>".length();
        String signature = bare.substring(begin, end);
        String unsigned = bare.substring(0, begin) + bare.substring(end);
        String evil = IdpDocument.of(GeneratedKeys.rsa("mallory"), " ID='_evil'");
        int inside = evil.indexOf('>') + 1;
        String wrapped = evil.substring(0, inside) + signature + "<md:Extensions>" + unsigned + "</md:Extensions>"
                + evil.substring(inside);
        for (String forged :
                List.of(group, wrapped, wrapped.replace("_evil", "_1"), wrapped.replace("'_evil'", "''"))) {
            assertThatThrownBy(() -> reader.read(forged.getBytes(StandardCharsets.UTF_8), certificate))
                    .isInstanceOf(UnusableMetadataException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2027-01-01", "20270101", "2027-13-01T00:00:00Z", ""})
    void aValidUntilThatCannotBeReadIsRefusedByName(String value) {
        assertThatThrownBy(() -> read(IdpDocument.of(KEY, " validUntil='" + value + "'")))
                .isInstanceOf(UnusableMetadataException.class)
                .hasMessageContaining("attribute validUntil cannot be read: \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01T00:00:00Z", "2999-01-01T00:00:00", "2999-01-01T01:00:00.123+01:00"})
    void takesAValidUntilOfAnyZone(String value) {
        assertThat(read(IdpDocument.of(KEY, " validUntil='" + value + "'")).validUntil())
                .isPresent();
    }

    /** Not ours to judge: organisations, contacts, logos, other roles. */
    @Test
    void whatWeDoNotUseCannotBeWrong() {
        CompanyIdp idp = read(DOCUMENT.replace(
                        "<md:KeyDescriptor>",
                        "<md:Extensions><mdui:UIInfo xmlns:mdui='urn:oasis:names:tc:SAML:metadata:ui'>"
                                + "<mdui:Logo width='wide' height='high'>x</mdui:Logo></mdui:UIInfo></md:Extensions>"
                                + "<md:KeyDescriptor>")
                .replace(
                        "</md:KeyDescriptor>",
                        "<md:EncryptionMethod Algorithm='x'><xenc:KeySize xmlns:xenc='http://www.w3.org/2001/04/xmlenc#'>"
                                + "many</xenc:KeySize></md:EncryptionMethod></md:KeyDescriptor>")
                .replace(
                        "<md:SingleSignOnService",
                        "<md:ArtifactResolutionService Binding='x' Location='y' index='first'/><md:SingleSignOnService")
                .replace("</md:EntityDescriptor>", "<md:ContactPerson contactType='nobody'/></md:EntityDescriptor>"));
        assertThat(idp.signingKeys()).hasSize(1);
        assertThat(idp.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://adfs_prod.corp.example/adfs/ls/, https://adfs_prod.corp.example/adfs/ls/",
        "https://idp.example/a b?t={t}, https://idp.example/a%20b?t=%7Bt%7D",
        "https://bücher.example/sso, https://xn--bcher-kva.example/sso"
    })
    void takesAServiceAtAnyUrl(String location, String url) {
        assertThat(read(DOCUMENT.replace("https://idp.example/sso", location)).redirectSso())
                .hasValueSatisfying(found -> assertThat(found).hasToString(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://{tenant}.example/sso, { (U+007B)",
        "/sso, does not begin with",
        "https://a@idp.example/, user name",
        "'', does not begin with"
    })
    void namesWhatIsWrongWithTheUrlOfAService(String location, String what) {
        assertThatThrownBy(() -> read(DOCUMENT.replace("https://idp.example/sso", location)))
                .hasMessageContaining("SingleSignOnService")
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, UTF-16",
        "UTF-16LE, UTF-16",
        "UTF-16BE, UTF-16",
        "ISO-8859-1, ISO-8859-1",
        "windows-1252, Windows-1252",
        "UTF-8, UTF-16",
        "UTF-8, ISO-8859-1",
        "UTF-8, x-unknown"
    })
    void takesAnyEncoding(String charset, String declared) {
        String xml =
                "<?xml version=\"1.0\" encoding=\"" + declared + "\" standalone='yes'?>\n<!-- Grüße -->" + DOCUMENT;
        assertThat(reader.read(xml.getBytes(Charset.forName(charset)), null).signingKeys())
                .hasSize(1);
        assertThat(reader.read(("\uFEFF" + DOCUMENT).getBytes(StandardCharsets.UTF_8), null)
                        .signingKeys())
                .hasSize(1);
    }

    @Test
    void namesAnEncodingThatItIsNotIn() {
        String xml = "<?xml version='1.0' encoding='EBCDIC'?><!-- Grüße -->" + DOCUMENT;
        assertThatThrownBy(() -> reader.read(xml.getBytes(StandardCharsets.ISO_8859_1), null))
                .hasMessageContaining("EBCDIC");
        assertThatThrownBy(() -> reader.read(("<!-- Grüße -->" + DOCUMENT).getBytes(StandardCharsets.ISO_8859_1), null))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void namesWhatStandsInItsPlace() {
        assertRefused(
                "\n<!DOCTYPE html><html><head><title>\n Sign in to your account</title>",
                "titled \"Sign in to your account\"");
        assertRefused("<?xml version='1.0'?>\n<HTML><body/></HTML>", "web page (HTML)");
        assertRefused("{\"issuer\":\"https://idp.example\"}", "JSON");
        assertRefused(DOCUMENT.replace("</md:IDPSSODescriptor>", ""), "not well-formed at line");
        assertRefused("<saml:Assertion xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'/>", "root is saml:Assertion");
    }

    @Test
    void unpacksGzipWithinTheLimit() throws IOException {
        assertThat(MetadataText.unpacked(gzip(DOCUMENT)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(DOCUMENT);
        assertThat(MetadataText.unpacked(DOCUMENT.getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(DOCUMENT);
        byte[] bomb = gzip(" ".repeat(50_000_000));
        assertThatThrownBy(() -> MetadataText.unpacked(bomb)).hasMessageContaining("larger");
        assertThatThrownBy(() -> MetadataText.unpacked(new byte[] {0x1f, (byte) 0x8b, 8}))
                .hasMessageContaining("gzip");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** A good document with some of it replaced is usable or refused with a reason; never anything else. */
    @Property(tries = 500)
    void neverThrowsAnythingElse(
            @ForAll @IntRange(max = 3000) int at,
            @ForAll @IntRange(max = 40) int length,
            @ForAll("pieces") String piece) {
        int from = at % DOCUMENT.length();
        String changed =
                DOCUMENT.substring(0, from) + piece + DOCUMENT.substring(Math.min(DOCUMENT.length(), from + length));
        assertReadOrRefused(changed.getBytes(StandardCharsets.UTF_8), null);
        assertReadOrRefused(changed.getBytes(StandardCharsets.UTF_16), IdpDocument.pem(KEY));
    }

    @Property(tries = 500)
    void neverThrowsAnythingElseForAnyBytes(@ForAll byte[] bytes) {
        assertReadOrRefused(bytes, null);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "<",
                        ">",
                        "\"",
                        "&",
                        "&amp;",
                        "<!--",
                        "-->",
                        "]]>",
                        "<![CDATA[",
                        "\u0000",
                        "<md:Extensions>",
                        " use=''",
                        " index='x'",
                        " cacheDuration=''",
                        " ID='a'",
                        "xmlns:md=''",
                        "<?x y?>",
                        "<html>"),
                Arbitraries.strings().ofMaxLength(10));
    }

    private void assertReadOrRefused(byte[] document, @Nullable String certificate) {
        try {
            assertThat(reader.read(document, certificate).signingKeys()).isNotEmpty();
        } catch (UnusableMetadataException e) {
            assertThat(e.fault().code()).doesNotContain("broken.");
        }
    }

    private void assertRefused(String text, String what) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnusableMetadataException.class)
                .hasMessageContaining(what);
    }
}
