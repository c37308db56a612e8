package org.peakonjit.saml.sp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.peakonjit.subject.NameId;

class PlainSignOnTest {

    private static final SpRig rig = new SpRig();

    @Test
    void acceptsTheHonestAnswer() {
        var journey = rig.start();
        var answer = rig.answer(journey);

        assertThat(rig.receive(journey, answer.post())).isInstanceOfSatisfying(Reception.Accepted.class, accepted -> {
            assertThat(accepted.subject().nameId()).isEqualTo(new NameId(SpRig.PERSON, NameId.EMAIL_ADDRESS));
            assertThat(accepted.subject().issuer()).isEqualTo(SpRig.IDP);
            assertThat(accepted.subject().values("groups")).containsExactly("staff");
            assertThat(requireNonNull(accepted.pending()).target()).isEqualTo("/dashboard");
            assertThat(accepted.assertionId()).isEqualTo(answer.assertionId());
            assertThat(accepted.inResponseTo()).isEqualTo(journey.requestId());
            assertThat(accepted.authentication().contextClass())
                    .contains("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");
            assertThat(accepted.stateCookieName())
                    .isEqualTo(journey.request().stateCookie().name());
        });
    }
}
