package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.keys.GeneratedKeys;

/** A NameID has 256 characters at most, and a character is one however many units UTF-16 takes for it. */
class NameIdLengthTest {

    private static final String BEYOND_16_BITS = "\uD83D\uDCBC";

    private final SpRig rig = new SpRig(Map.of(), GeneratedKeys.rsa("idp"));

    @Test
    void isCountedInCharacters() {
        assertThat(received(BEYOND_16_BITS.repeat(256)))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted ->
                                assertThat(accepted.subject().nameId().value()).isEqualTo(BEYOND_16_BITS.repeat(256)));
        assertThat(received(BEYOND_16_BITS.repeat(257)))
                .isInstanceOfSatisfying(
                        Reception.Rejected.class,
                        rejected -> assertThat(rejected.refusal().code()).isEqualTo(RefusalCode.SAML_INVALID_RESPONSE));
    }

    private Reception received(String nameId) {
        var journey = rig.start();
        return rig.receive(
                journey,
                rig.answer(journey)
                        .editAll("(<saml:NameID[^>]*>)[^<]*(</saml:NameID>)", "$1" + nameId + "$2")
                        .post());
    }
}
