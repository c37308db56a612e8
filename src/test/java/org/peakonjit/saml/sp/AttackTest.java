package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.saml.attack.Attack;
import org.peakonjit.saml.attack.Forgeries;

/** Every forgery, posted by a browser whose own sign-on is under way: the best place an attacker can have. */
class AttackTest {

    private static final SpRig rig = new SpRig();

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void isRefused(Attack attack) {
        var journey = rig.start();

        Reception reception = rig.receive(journey, attack.post().apply(rig.answer(journey)));

        assertThat(reception).isInstanceOfSatisfying(Reception.Rejected.class, rejected -> {
            assertThat(rejected.refusal().code().code())
                    .as(rejected.refusal().cause().english())
                    .isEqualTo(attack.code());
            assertThat(rejected.refusal().toString()).doesNotContain("<", "alice", "mallory");
        });
    }

    static Stream<Attack> attacks() {
        return Forgeries.all();
    }
}
