package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.saml.keys.GeneratedKeys;

/** What is refused unless a setting says otherwise, and that the setting lets through nothing else. */
class LeniencyTest {

    private static final SpRig STRICT = new SpRig();
    private static final SpRig LENIENT =
            new SpRig(Map.of(SettingKey.SAML_ALLOW_MISSING_DESTINATION, "true"), GeneratedKeys.rsa("idp"));

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

    private static Reception answeredWith(SpRig rig, String destination) {
        var journey = rig.start();
        return rig.receive(
                journey,
                rig.answer(journey)
                        .editAll(" Destination=\"[^\"]*\"", destination)
                        .post());
    }
}
