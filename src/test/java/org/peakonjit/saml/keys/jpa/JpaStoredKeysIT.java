package org.peakonjit.saml.keys.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.Settings;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.saml.keys.KeyState;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.keys.StoredKey;

class JpaStoredKeysIT {

    private static final Instant CREATED = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsAKeyPairAsItIs(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaStoredKeys keys = new JpaStoredKeys(node.transactions);
            StoredKey key = key("one", KeyState.ACTIVE, 0);

            assertThat(keys.add(key)).isTrue();
            assertThat(keys.all()).usingRecursiveFieldByFieldElementComparator().containsExactly(key);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsOneKeyPairPerUseAndGeneration(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaStoredKeys keys = new JpaStoredKeys(node.transactions);
            keys.add(key("first", KeyState.ACTIVE, 0));

            assertThat(keys.add(key("second", KeyState.ACTIVE, 0))).isFalse();
            assertThat(keys.all()).extracting(StoredKey::id).containsExactly("first");
        }
    }

    @Test
    void letsOneOfTwoNodesThatStartAtOnceThrough() throws Exception {
        Settings settings = TestDatabase.POSTGRESQL.fresh();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TestNode one = new TestNode(settings);
                TestNode two = new TestNode(settings)) {
            for (int round = 0; round < 10; round++) {
                int generation = round;
                List<Callable<Boolean>> adds = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    JpaStoredKeys keys = new JpaStoredKeys((i % 2 == 0 ? one : two).transactions);
                    StoredKey key = key("key-" + round + "-" + i, KeyState.NEXT, generation);
                    adds.add(() -> keys.add(key));
                }
                int added = 0;
                for (Future<Boolean> add : threads.invokeAll(adds)) {
                    added += add.get() ? 1 : 0;
                }
                assertThat(added).isOne();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void movesAllKeyPairsOfAUseOnAtOnce(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaStoredKeys keys = new JpaStoredKeys(node.transactions);
            keys.add(key("previous", KeyState.PREVIOUS, 0));
            keys.add(key("active", KeyState.ACTIVE, 1));
            keys.add(key("next", KeyState.NEXT, 2));

            assertThat(keys.advance(Use.SP_SIGNING)).isFalse();
            assertThat(keys.advance(Use.IDP_SIGNING)).isTrue();
            assertThat(keys.all())
                    .extracting(key -> key.id() + " " + key.state())
                    .containsExactlyInAnyOrder("previous RETIRED", "active PREVIOUS", "next ACTIVE");
            assertThat(keys.advance(Use.IDP_SIGNING)).isFalse();
        }
    }

    private static StoredKey key(String id, KeyState state, int generation) {
        return new StoredKey(
                id, Use.IDP_SIGNING, state, generation, new byte[] {1, 2}, new byte[] {3, (byte) 0xff}, CREATED);
    }
}
