package org.peakonjit.saml.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.keys.jpa.StoredKeyPairs;

/** The key pairs with which this node signs and which it publishes are committed ones, and the latest. */
class CommittedKeysIT {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofSeconds(61));

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final Clock clock = ((InstantSource) time::get).withZone(ZoneOffset.UTC);
    private final KeyVault vault = new KeyVault(new XorSealer(42), "sso.corp.example", KeyPairs::next, clock);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areSeenByOthersFromTheCommitOn(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredKeys store = StoredKeyPairs.in(node);
            KeyRing ring = new KeyRing(store, vault, clock);
            KeyRollover rollover = new KeyRollover(store, vault, ring, node.unitOfWork);
            ring.active(Use.IDP_SIGNING);

            assertThatThrownBy(() -> node.unitOfWork.call(() -> {
                        publishUnseen(rollover, ring);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(ring.published(Use.IDP_SIGNING)).hasSize(1);

            time.set(NOW);
            node.unitOfWork.call(() -> {
                publishUnseen(rollover, ring);
                return ring;
            });
            assertThat(ring.published(Use.IDP_SIGNING)).hasSize(2);
        }
    }

    private void publishUnseen(KeyRollover rollover, KeyRing ring) {
        rollover.publishNext(Use.IDP_SIGNING);
        time.set(LATER);
        assertThat(rollover.keys(Use.IDP_SIGNING)).hasSize(2);
        assertThat(CompletableFuture.supplyAsync(() -> ring.published(Use.IDP_SIGNING))
                        .join())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areLookedForAgainByWhoLookedDuringTheCommit(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            SlowKeys store = new SlowKeys(StoredKeyPairs.in(node));
            KeyRing ring = new KeyRing(store, vault, clock);
            KeyRollover rollover = new KeyRollover(store.keys, vault, ring, node.unitOfWork);
            ring.active(Use.IDP_SIGNING);
            time.set(LATER);
            store.slow = true;

            CompletableFuture<Integer> before = CompletableFuture.supplyAsync(
                    () -> ring.published(Use.IDP_SIGNING).size());
            store.read.await();
            rollover.publishNext(Use.IDP_SIGNING);
            store.answer.countDown();

            assertThat(before.get()).isEqualTo(1);
            assertThat(ring.published(Use.IDP_SIGNING)).hasSize(2);
        }
    }

    /** Answers late. */
    private static final class SlowKeys implements StoredKeys {
        private final StoredKeys keys;
        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);
        private volatile boolean slow;

        SlowKeys(StoredKeys keys) {
            this.keys = keys;
        }

        @Override
        public List<StoredKey> all() {
            List<StoredKey> all = keys.all();
            if (slow) {
                read.countDown();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return all;
        }

        @Override
        public boolean add(StoredKey key) {
            return keys.add(key);
        }

        @Override
        public boolean advance(Use use) {
            return keys.advance(use);
        }

        @Override
        public boolean retirePrevious(Use use) {
            return keys.retirePrevious(use);
        }
    }
}
