package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.DigestMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.saml.attack.Attack;
import org.peakonjit.saml.attack.Dom;
import org.peakonjit.saml.attack.EncryptionAttacks;
import org.peakonjit.saml.attack.EncryptionForm;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.attack.KeyTransport;
import org.peakonjit.saml.attack.SigningForm;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** What good IdPs send must pass (Kantara SAML V2.0 Implementation Profile). */
class ConformanceTest {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    /** In three parts: its begin, the rest of the encrypted key, and what follows in the EncryptedData. */
    private static final String KEY_INFO =
            "(?s)(<ds:KeyInfo[^>]*>)<xenc:EncryptedKey(>.*</xenc:EncryptedKey>)</ds:KeyInfo>(.*</xenc:EncryptedData>)";

    private static final String KEY_ALONE = "<xenc:EncryptedKey xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"$2";

    private static final SpRig rig = new SpRig();

    private record Good(String name, UnaryOperator<ForgedResponse> answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Good> good() {
        return Stream.of(
                new Good("assertion signed", honest -> honest),
                new Good(
                        "Response signed",
                        honest -> honest.assertionSigned(null).responseSigned(rig.honest())),
                new Good("both signed", honest -> honest.responseSigned(rig.honest())),
                new Good(
                        "no KeyInfo",
                        honest -> honest.assertionSigned(rig.honest().certificate(null))),
                new Good(
                        "a stranger's certificate in KeyInfo",
                        honest -> honest.assertionSigned(rig.honest()
                                .certificate(GeneratedKeys.rsa("stranger").certificate()))),
                new Good(
                        "RSA-SHA384",
                        honest -> honest.assertionSigned(
                                rig.honest().algorithm(MORE + "rsa-sha384").digest(MORE + "sha384"))),
                new Good(
                        "RSA-SHA512",
                        honest -> honest.assertionSigned(
                                rig.honest().algorithm(MORE + "rsa-sha512").digest(DigestMethod.SHA512))),
                new Good("encrypted, inner signature", honest -> honest.encryptedTo(encryptionKey())),
                new Good(
                        "encrypted, Response signed",
                        honest -> honest.assertionSigned(null)
                                .responseSigned(rig.honest())
                                .encryptedTo(encryptionKey())),
                new Good(
                        "encrypted, both signed",
                        honest -> honest.responseSigned(rig.honest()).encryptedTo(encryptionKey())),
                new Good(
                        "AES-128-GCM",
                        honest -> honest.encrypted(
                                EncryptionForm.gcm(encryptionKey()).keyBits(128))),
                new Good(
                        "AES-192-GCM",
                        honest -> honest.encrypted(
                                EncryptionForm.gcm(encryptionKey()).keyBits(192))),
                new Good(
                        "RSA-OAEP by SHA-256",
                        honest -> honest.encrypted(
                                EncryptionForm.gcm(encryptionKey()).transport(KeyTransport.OAEP_SHA256))),
                new Good(
                        "RSA-OAEP by SHA-256, masked by SHA-1",
                        honest -> honest.encrypted(EncryptionForm.gcm(encryptionKey())
                                .transport(KeyTransport.OAEP_SHA256_MASKED_BY_SHA1))),
                new Good(
                        "encrypted key beside the data",
                        honest -> honest.encryptedTo(encryptionKey())
                                .raw(xml -> xml.replaceAll(KEY_INFO, "$3" + KEY_ALONE))),
                new Good(
                        "encrypted key beside the data, which refers to it",
                        honest -> honest.encryptedTo(encryptionKey())
                                .raw(xml -> xml.replaceAll(
                                                KEY_INFO,
                                                "<ds:KeyInfo xmlns:ds=\"" + Dom.DSIG
                                                        + "\"><ds:RetrievalMethod URI=\"#_key\" Type=\""
                                                        + "http://www.w3.org/2001/04/xmlenc#EncryptedKey\"/></ds:KeyInfo>$3"
                                                        + KEY_ALONE)
                                        .replace("<xenc:EncryptedKey ", "<xenc:EncryptedKey Id=\"_key\" "))),
                new Good(
                        "encrypted, to somebody else as well",
                        honest -> honest.encryptedTo(encryptionKey())
                                .raw(xml -> xml.replaceAll(
                                        "(?s)(<xenc:EncryptedKey>.*<xenc:CipherValue>).*(</xenc:CipherValue>.*</xenc:EncryptedKey>)",
                                        "$1" + "QUFB".repeat(64) + "$2$0"))),
                new Good(
                        "encrypted, without a type",
                        honest -> honest.encrypted(
                                EncryptionForm.gcm(encryptionKey()).untyped())),
                new Good(
                        "encrypted, without a type, Response signed",
                        honest -> honest.assertionSigned(null)
                                .responseSigned(rig.honest())
                                .encrypted(EncryptionForm.gcm(encryptionKey()).untyped())),
                new Good(
                        "line-wrapped base64 is for the binding; here: no Response issuer",
                        honest -> honest.editAll("<saml:Issuer>[^<]*</saml:Issuer>(?=<samlp:Status)", "")),
                new Good(
                        "white space between elements and around values",
                        honest -> honest.edit("><", ">\n  <")
                                .edit(">alice@corp.example<", ">\n alice@corp.example\n <")
                                .edit("/saml/metadata<", "/saml/metadata\n<")),
                new Good(
                        "entity format of the issuer",
                        honest -> honest.edit(
                                "<saml:Issuer>",
                                "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">")),
                new Good(
                        "several audiences",
                        honest -> honest.edit(
                                "<saml:Audience>",
                                "<saml:Audience>https://other.example</saml:Audience><saml:Audience>")),
                new Good(
                        "two restrictions that both name us",
                        honest -> honest.editAll("(<saml:AudienceRestriction>.*</saml:AudienceRestriction>)", "$1$1")),
                new Good(
                        "OneTimeUse",
                        honest -> honest.edit(
                                "</saml:AudienceRestriction>", "</saml:AudienceRestriction><saml:OneTimeUse/>")),
                new Good(
                        "ProxyRestriction of one",
                        honest -> honest.edit(
                                "</saml:AudienceRestriction>",
                                "</saml:AudienceRestriction><saml:ProxyRestriction Count=\"1\"/>")),
                new Good(
                        "holder-of-key beside bearer",
                        honest -> honest.edit(
                                "<saml:SubjectConfirmation ",
                                "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:holder-of-key\"/>"
                                        + "<saml:SubjectConfirmation ")),
                new Good(
                        "bearer at another SP beside bearer here",
                        honest -> honest.edit(
                                "<saml:SubjectConfirmation ",
                                "<saml:SubjectConfirmation Method=\"" + ForgedResponse.BEARER
                                        + "\"><saml:SubjectConfirmationData Recipient=\"https://other.example/acs\""
                                        + " NotOnOrAfter=\"" + in(5) + "\"/></saml:SubjectConfirmation>"
                                        + "<saml:SubjectConfirmation ")),
                new Good(
                        "the client's address, whatever it is",
                        honest -> honest.edit(
                                        "<saml:SubjectConfirmationData ",
                                        "<saml:SubjectConfirmationData Address=\"192.0.2.1\" ")
                                .edit(
                                        "<saml:AuthnContext>",
                                        "<saml:SubjectLocality Address=\"192.0.2.1\"/><saml:AuthnContext>")),
                new Good(
                        "clock 2 minutes ahead",
                        honest -> honest.editAll(
                                "(IssueInstant|NotBefore|AuthnInstant)=\"[^\"]*\"", "$1=\"" + in(2) + "\"")),
                new Good(
                        "ended 2 minutes ago",
                        honest -> honest.editAll("NotOnOrAfter=\"[^\"]*\"", "NotOnOrAfter=\"" + in(-2) + "\"")),
                new Good(
                        "session ended 2 minutes ago",
                        honest -> honest.edit("SessionIndex=", "SessionNotOnOrAfter=\"" + in(-2) + "\" SessionIndex=")),
                new Good(
                        "session since yesterday",
                        honest -> honest.editAll("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"" + in(-1440) + "\"")),
                new Good(
                        "no Conditions dates",
                        honest -> honest.editAll("<saml:Conditions [^>]*>", "<saml:Conditions>")),
                new Good(
                        "Extensions, StatusMessage, Advice of other kinds",
                        honest -> honest.edit(
                                        "<samlp:Status>",
                                        "<samlp:Extensions><x:any xmlns:x=\"urn:x\"/></samlp:Extensions><samlp:Status>")
                                .edit(
                                        "</samlp:Status>",
                                        "<samlp:StatusMessage>fine</samlp:StatusMessage></samlp:Status>")
                                .edit(
                                        "</saml:Conditions>",
                                        "</saml:Conditions><saml:Advice><x xmlns=\"urn:x\"/></saml:Advice>")),
                new Good("unknown attributes, nested and empty values", honest -> attributes(honest, """
                        <saml:Attribute Name="x" NameFormat="urn:x" FriendlyName="y"><saml:AttributeValue><n xmlns="urn:n">1</n>\
                        </saml:AttributeValue><saml:AttributeValue/></saml:Attribute><saml:Attribute Name="none"/>""")),
                new Good("xsi:types that are not true", honest -> attributes(honest, """
                        <saml:Attribute Name="employeeNumber"><saml:AttributeValue xsi:type="xs:integer">99999999999</saml:AttributeValue>\
                        <saml:AttributeValue xsi:type="xs:integer">no number</saml:AttributeValue>\
                        <saml:AttributeValue xsi:type="xs:dateTime">no date</saml:AttributeValue>\
                        <saml:AttributeValue xsi:type="xs:boolean">maybe</saml:AttributeValue>\
                        <saml:AttributeValue xsi:type="xs:base64Binary">*</saml:AttributeValue></saml:Attribute>""")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void accepts(Good good) {
        var journey = rig.start();
        assertAccepted(
                rig.receive(journey, good.answer().apply(rig.answer(journey)).post()));
    }

    @Test
    void attributeValuesAreAnyTextOf256Characters() {
        String value = "Ünïcødé 💼 <&> \" ' ".concat("ж".repeat(230));
        var journey = rig.start();
        var answer = attributes(
                rig.answer(journey),
                "<saml:Attribute Name=\"x\"><saml:AttributeValue>"
                        + value.replace("&", "&amp;").replace("<", "&lt;") + "</saml:AttributeValue></saml:Attribute>");
        assertThat(rig.receive(journey, answer.post()))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> assertThat(accepted.subject().values("x")).containsExactly(value));
    }

    @Test
    void theSameAttributeTwiceGivesAllValues() {
        var journey = rig.start();
        var answer = attributes(
                rig.answer(journey),
                "<saml:Attribute Name=\"groups\"><saml:AttributeValue>two</saml:AttributeValue></saml:Attribute>");
        assertThat(rig.receive(journey, answer.post()))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> assertThat(accepted.subject().values("groups"))
                                .containsExactlyInAnyOrder("staff", "two"));
    }

    @Test
    void attributesOfSeveralStatementsCount() {
        var journey = rig.start();
        var answer = rig.answer(journey)
                .edit(
                        "</saml:AttributeStatement>",
                        "</saml:AttributeStatement><saml:AttributeStatement><saml:Attribute Name=\"groups\">"
                                + "<saml:AttributeValue>two</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>");
        assertThat(rig.receive(journey, answer.post()))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> assertThat(accepted.subject().values("groups"))
                                .containsExactlyInAnyOrder("staff", "two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified\"",
                " NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\"",
                " NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\" FriendlyName=\"sn\"",
                " NameFormat=\"urn:x\" FriendlyName=\"\""
            })
    void anAttributeIsKnownByItsNameAlone(String more) {
        var journey = rig.start();
        var answer = rig.answer(journey).edit("Name=\"groups\"", "Name=\"groups\"" + more);
        assertThat(rig.receive(journey, answer.post()))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> assertThat(accepted.subject().attributes())
                                .containsEntry("groups", List.of("staff"))
                                .containsEntry("sn", List.of("Liddell")));
    }

    @Test
    void aWrappedFieldIsRead() {
        var journey = rig.start();
        String wrapped = rig.answer(journey).post().replaceAll("(.{76})", "$1\r\n");
        assertAccepted(rig.receive(journey, wrapped));
    }

    @Test
    void ecdsaIsVerified() {
        SamlKey ec = GeneratedKeys.ec("idp");
        SpRig ecRig = new SpRig(Map.of(), ec);
        var journey = ecRig.start();
        assertAccepted(ecRig.receive(
                journey,
                ecRig.answer(journey)
                        .assertionSigned(ecRig.honest().algorithm(MORE + "ecdsa-sha256"))
                        .post()));
        for (byte[] zeros : List.of(new byte[64], new byte[0], new byte[] {0})) {
            var forged = ecRig.answer(journey)
                    .assertionSigned(ecRig.honest().algorithm(MORE + "ecdsa-sha256"))
                    .afterwards(document -> Dom.only(document, "SignatureValue")
                            .setTextContent(java.util.Base64.getEncoder().encodeToString(zeros)));
            assertThat(ecRig.receive(journey, forged.post())).isInstanceOf(Reception.Rejected.class);
        }
    }

    @Test
    void everySigningKeyOfTheMetadataIsTried() {
        SamlKey old = GeneratedKeys.rsa("old");
        SamlKey ec = GeneratedKeys.ec("ec");
        SamlKey next = GeneratedKeys.expired("next");
        SamlKey dsa = GeneratedKeys.dsa("dsa");
        String metadata = SpRig.idpMetadata(
                SpRig.IDP,
                SpRig.keyDescriptor(old, " use=\"signing\"")
                        + SpRig.keyDescriptor(ec, "")
                        + SpRig.keyDescriptor(dsa, "")
                        + SpRig.keyDescriptor(next, ""));
        SpRig rolling = new SpRig(Map.of(), old, metadata);
        for (SamlKey key : List.of(old, next)) {
            var journey = rolling.start();
            assertAccepted(rolling.receive(
                    journey,
                    rolling.answer(journey)
                            .assertionSigned(SigningForm.honest(key.privateKey(), null))
                            .post()));
        }
    }

    @Test
    void aKeyForEncryptionSignsNothing() {
        SamlKey signing = GeneratedKeys.rsa("signing");
        SamlKey encryption = GeneratedKeys.rsa("encryption");
        SpRig strict = new SpRig(
                Map.of(),
                signing,
                SpRig.idpMetadata(
                        SpRig.IDP,
                        SpRig.keyDescriptor(signing, " use=\"signing\"")
                                + SpRig.keyDescriptor(encryption, " use=\"encryption\"")));
        var journey = strict.start();
        assertThat(strict.receive(
                        journey,
                        strict.answer(journey)
                                .assertionSigned(SigningForm.honest(encryption.privateKey(), null))
                                .post()))
                .isInstanceOf(Reception.Rejected.class);
    }

    @Test
    void bothDecryptionKeysOpenDuringARollover() {
        SpRig rolling = new SpRig();
        var before = rolling.keys.active(Use.SP_ENCRYPTION).certificate();
        var after = rolling.keys.rollOver(Use.SP_ENCRYPTION).certificate();
        for (var certificate : List.of(before, after)) {
            var journey = rolling.start();
            assertAccepted(rolling.receive(
                    journey, rolling.answer(journey).encryptedTo(certificate).post()));
        }
    }

    @Test
    void plainAssertionsAreRefusedWhereEncryptionIsWanted() {
        SpRig wanting = new SpRig(Map.of(SettingKey.SP_WANT_ASSERTIONS_ENCRYPTED, "true"), rig.idpKey);
        var journey = wanting.start();
        assertThat(wanting.receive(journey, wanting.answer(journey).post())).isInstanceOf(Reception.Rejected.class);
        assertAccepted(wanting.receive(
                journey,
                wanting.answer(journey)
                        .encryptedTo(wanting.keys.active(Use.SP_ENCRYPTION).certificate())
                        .post()));
    }

    /** Profiles §4.1.4.2: it may be left out where the assertion is there to be read. */
    @Test
    void aResponseThatHidesItsAssertionNamesItsIssuer() {
        var journey = rig.start();
        assertThat(rig.receive(
                        journey,
                        rig.answer(journey)
                                .encryptedTo(encryptionKey())
                                .editAll("<saml:Issuer>[^<]*</saml:Issuer>(?=<samlp:Status)", "")
                                .post()))
                .isInstanceOf(Reception.Rejected.class);
    }

    static List<Attack> badlyEncrypted() {
        return EncryptionAttacks.to(encryptionKey());
    }

    @ParameterizedTest(name = "encrypted {0}")
    @MethodSource("badlyEncrypted")
    void refuses(Attack bad) {
        var journey = rig.start();
        assertThat(rig.receive(journey, bad.post().apply(rig.answer(journey))))
                .isInstanceOfSatisfying(
                        Reception.Rejected.class,
                        rejected -> assertThat(rejected.refusal().code().code()).isEqualTo("saml.invalid-response"));
    }

    @Test
    void freshAuthenticationIsDemandedWherePeakonForcesIt() {
        var journey = rig.start(org.peakonjit.saml.PendingSignOn.answering(
                "peakon",
                new org.peakonjit.saml.PeakonRequest(
                        "_p", java.net.URI.create("https://acme.peakon.com/acs"), null, true, false, List.of())));
        assertThat(rig.receive(
                        journey,
                        rig.answer(journey)
                                .editAll("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"" + in(-10) + "\"")
                                .post()))
                .isInstanceOf(Reception.Rejected.class);
        assertAccepted(rig.receive(journey, rig.answer(journey).post()));
    }

    private static java.security.cert.X509Certificate encryptionKey() {
        return rig.keys.active(Use.SP_ENCRYPTION).certificate();
    }

    private static ForgedResponse attributes(ForgedResponse answer, String more) {
        return answer.edit("</saml:AttributeStatement>", more + "</saml:AttributeStatement>");
    }

    private static Instant in(int minutes) {
        return Instant.now().plus(Duration.ofMinutes(minutes));
    }

    private static void assertAccepted(Reception reception) {
        assertThat(reception)
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted ->
                                assertThat(accepted.subject().nameId().value()).isEqualTo(SpRig.PERSON));
    }
}
