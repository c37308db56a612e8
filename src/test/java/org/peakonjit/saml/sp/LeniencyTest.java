package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.saml.attack.Dom;
import org.peakonjit.saml.attack.EncryptionForm;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.w3c.dom.Element;

/** What is refused unless a setting says otherwise, and that the setting lets through nothing else. */
class LeniencyTest {

    private static final SpRig STRICT = new SpRig();
    private static final SpRig LENIENT =
            new SpRig(Map.of(SettingKey.SAML_ALLOW_MISSING_DESTINATION, "true"), GeneratedKeys.rsa("idp"));

    private static final SpRig CBC =
            new SpRig(Map.of(SettingKey.SP_ALLOW_CBC_ENCRYPTION, "true"), GeneratedKeys.rsa("idp"));

    @Test
    void aMissingDestinationIsAcceptedBySettingOnly() {
        assertThat(answeredWith(STRICT, "")).isInstanceOf(Reception.Rejected.class);
        assertThat(answeredWith(LENIENT, "")).isInstanceOf(Reception.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Destination=\"\"",
                " Destination=\"https://other.example/acs\"",
                " Destination=\"https://PEAKON-sso.corp.example/saml/acs\"",
                " destination=\"https://peakon-sso.corp.example/saml/acs\" Destination=\" \""
            })
    void aForeignDestinationIsRefusedAllTheSame(String destination) {
        assertThat(answeredWith(LENIENT, destination)).isInstanceOf(Reception.Rejected.class);
    }

    /** Without Destination it is the Recipient that says for whom the assertion is. */
    @Test
    void theRecipientIsDemandedAllTheSame() {
        var journey = LENIENT.start();

        assertThat(LENIENT.receive(
                        journey,
                        LENIENT.answer(journey)
                                .editAll(" Destination=\"[^\"]*\"", "")
                                .editAll(" Recipient=\"[^\"]*\"", "")
                                .post()))
                .isInstanceOf(Reception.Rejected.class);
    }

    @Test
    void cbcIsAcceptedBySettingOnly() {
        UnaryOperator<ForgedResponse> cbc = honest ->
                honest.responseSigned(CBC.honest()).encrypted(form(CBC).cbc());

        assertThat(answered(CBC, cbc)).isInstanceOf(Reception.Accepted.class);
        assertThat(answered(CBC, honest -> cbc.apply(honest).assertionSigned(null)))
                .isInstanceOf(Reception.Accepted.class);
        assertThat(answered(CBC, honest -> honest.encrypted(form(CBC)))).isInstanceOf(Reception.Accepted.class);
        assertThat(cause(answered(
                        STRICT,
                        honest -> honest.responseSigned(STRICT.honest())
                                .encrypted(form(STRICT).cbc()))))
                .contains("aes256-cbc", "AES-GCM", "peakonjit.sp.allow-cbc-encryption");
    }

    /** Whoever may change the ciphertext learns the plaintext by asking, so a signature has to cover it. */
    @Test
    void cbcInsideAnUnsignedResponseIsNotEvenDecrypted() {
        for (UnaryOperator<ForgedResponse> attack : List.<UnaryOperator<ForgedResponse>>of(
                honest -> honest.encrypted(form(CBC).cbc()),
                honest -> honest.assertionSigned(null).encrypted(form(CBC).cbc()),
                honest -> honest.encrypted(form(CBC).cbc().plaintext(xml -> "no XML")),
                honest -> honest.encrypted(form(CBC).cbc().keyBits(128)))) {
            assertThat(cause(answered(CBC, attack))).contains("no signature of the Response covers");
        }
    }

    @Test
    void aChangedCiphertextOfCbcIsNotEvenDecrypted() {
        String told = cause(answered(
                CBC,
                honest -> honest.responseSigned(CBC.honest())
                        .encrypted(form(CBC).cbc())
                        .raw(xml -> Pattern.compile("(?s)(.*<xenc:CipherValue>)(.)")
                                .matcher(xml)
                                .replaceFirst(found ->
                                        found.group(1) + (found.group(2).equals("A") ? "B" : "A")))));
        assertThat(told).contains("none of the 1 keys");
    }

    @Test
    void aStrangersSignatureCoversNoCbc() {
        assertThat(cause(answered(
                        CBC,
                        honest -> honest.responseSigned(CBC.honest()
                                        .key(GeneratedKeys.rsa("stranger").privateKey()))
                                .encrypted(form(CBC).cbc()))))
                .contains("none of the 1 keys");
    }

    /** Signed, but another Response: the signature is looked at before the ciphertext all the same. */
    @Test
    void cbcPutIntoASignedResponseAfterwardsIsNotEvenDecrypted() {
        assertThat(cause(answered(
                        CBC,
                        honest -> honest.responseSigned(CBC.honest()).afterwards(document -> {
                            Element good = Dom.only(document, "Assertion");
                            form(CBC).cbc().encrypt(good);
                        }))))
                .contains("none of the 1 keys");
    }

    @Test
    void rsa15AndTripleDesStayRefused() {
        assertThat(cause(answered(
                        CBC,
                        honest -> honest.responseSigned(CBC.honest())
                                .encrypted(form(CBC).cbc().rsa15()))))
                .contains("http://www.w3.org/2001/04/xmlenc#rsa-1_5", "RSA-OAEP");
        assertThat(cause(answered(
                        CBC,
                        honest -> honest.encrypted(form(CBC))
                                .raw(
                                        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                                        "http://www.w3.org/2001/04/xmlenc#tripledes-cbc"))))
                .contains("tripledes-cbc");
    }

    @Test
    void whatIsEncryptedToAnotherKeySaysSo() {
        assertThat(cause(answered(
                        STRICT,
                        honest -> honest.encryptedTo(GeneratedKeys.rsa("other").certificate()))))
                .contains("none of our 1 keys");
    }

    private static EncryptionForm form(SpRig rig) {
        return EncryptionForm.gcm(rig.keys.active(Use.SP_ENCRYPTION).certificate());
    }

    private static String cause(Reception reception) {
        assertThat(reception).isInstanceOf(Reception.Rejected.class);
        return ((Reception.Rejected) reception).refusal().cause().english();
    }

    private static Reception answered(SpRig rig, UnaryOperator<ForgedResponse> answer) {
        var journey = rig.start();
        return rig.receive(journey, answer.apply(rig.answer(journey)).post());
    }

    private static Reception answeredWith(SpRig rig, String destination) {
        var journey = rig.start();
        return rig.receive(
                journey,
                rig.answer(journey)
                        .editAll(" Destination=\"[^\"]*\"", destination)
                        .post());
    }
}
