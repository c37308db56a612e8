package org.peakonjit.saml.keys.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.saml.keys.KeyState;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.keys.StoredKey;

class JpaStoredKeysIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void movesOnlyTheKeyPairsOfOneUse(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaStoredKeys keys = new JpaStoredKeys(node.transactions);
            keys.add(key("a0", Use.IDP_SIGNING, KeyState.ACTIVE, 0));
            keys.add(key("a1", Use.IDP_SIGNING, KeyState.NEXT, 1));
            keys.add(key("b0", Use.SP_ENCRYPTION, KeyState.PREVIOUS, 0));

            assertThat(keys.advance(Use.IDP_SIGNING)).isTrue();
            assertThat(states(keys)).containsExactlyInAnyOrder("a0 PREVIOUS", "a1 ACTIVE", "b0 PREVIOUS");
            assertThat(keys.retirePrevious(Use.IDP_SIGNING)).isTrue();
            assertThat(states(keys)).containsExactlyInAnyOrder("a0 RETIRED", "a1 ACTIVE", "b0 PREVIOUS");
            assertThat(keys.retirePrevious(Use.IDP_SIGNING)).isFalse();
            assertThat(keys.advance(Use.IDP_SIGNING)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void takesOneKeyPairOfAGeneration(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaStoredKeys keys = new JpaStoredKeys(node.transactions);

            assertThat(keys.add(key("a0", Use.SP_SIGNING, KeyState.ACTIVE, 0))).isTrue();
            assertThat(keys.add(key("other", Use.SP_SIGNING, KeyState.ACTIVE, 0)))
                    .isFalse();
            assertThat(states(keys)).containsExactly("a0 ACTIVE");
        }
    }

    private static List<String> states(JpaStoredKeys keys) {
        return keys.all().stream().map(key -> key.id() + " " + key.state()).toList();
    }

    private static StoredKey key(String id, Use use, KeyState state, int generation) {
        return new StoredKey(id, use, state, generation, new byte[] {1}, new byte[] {2}, Instant.now());
    }
}
