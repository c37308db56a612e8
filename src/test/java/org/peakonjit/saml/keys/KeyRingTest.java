package org.peakonjit.saml.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.AtOnce;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.secret.Sealer;

class KeyRingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final Clock clock = ticking(time::get);
    private final InMemoryStoredKeys store = new InMemoryStoredKeys();
    private final KeyVault vault = new KeyVault(new XorSealer(42), "sso.corp.example", KeyPairs::next, clock);
    private final KeyRing ring = new KeyRing(store, vault, clock);

    @ParameterizedTest
    @EnumSource(Use.class)
    void makesAKeyPairForEachUseAtTheFirstStart(Use use) throws Exception {
        SamlKey key = ring.active(use);

        assertThat(ring.published(use)).containsExactly(key);
        key.certificate().verify(key.certificate().getPublicKey());
        assertThat(((RSAPublicKey) key.certificate().getPublicKey())
                        .getModulus()
                        .bitLength())
                .isEqualTo(2048);
        assertThat(key.certificate().getSubjectX500Principal().getName()).contains("CN=sso.corp.example");
        assertThat(key.certificate().getNotAfter().toInstant()).isEqualTo("2036-11-24T10:00:00Z");
        assertThat(key.certificate().getSigAlgName()).isEqualTo("SHA256withRSA");
    }

    @Test
    void pairsThePrivateKeyWithTheCertificate() throws Exception {
        SamlKey key = ring.active(Use.IDP_SIGNING);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.privateKey());
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();

        signature.initVerify(key.certificate());
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void makesKeyPairsOf2048Bits() {
        assertThat(((RSAPublicKey) NewKeyPair.generate().getPublic())
                        .getModulus()
                        .bitLength())
                .isEqualTo(2048);
    }

    @Test
    void makesNoSecondKeyPairAfterARestart() {
        SamlKey before = ring.active(Use.SP_SIGNING);

        assertThat(new KeyRing(store, vault, clock).active(Use.SP_SIGNING).id()).isEqualTo(before.id());
        assertThat(store.all()).hasSize(Use.values().length);
    }

    @Test
    void agreesWithAnotherNodeThatStartsAtTheSameTime() throws Exception {
        int nodes = 4;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<String>> ids = IntStream.range(0, nodes)
                    .mapToObj(node -> pool.submit(() -> {
                        start.await();
                        return new KeyRing(store, vault, clock)
                                .active(Use.IDP_SIGNING)
                                .id();
                    }))
                    .toList();
            start.countDown();
            for (Future<String> id : ids) {
                assertThat(id.get()).isEqualTo(ids.get(0).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void keepsPrivateKeysSealed() {
        SamlKey key = ring.active(Use.SP_ENCRYPTION);
        byte[] pkcs8 = key.privateKey().getEncoded();

        assertThat(store.all())
                .noneMatch(stored -> new String(stored.sealedPrivateKey(), StandardCharsets.ISO_8859_1)
                        .contains(new String(pkcs8, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void doesNotStartUnderAnotherMasterKey() {
        ring.active(Use.SP_SIGNING);
        KeyRing other =
                new KeyRing(store, new KeyVault(new XorSealer(7), "sso.corp.example", KeyPairs::next, clock), clock);

        assertThatThrownBy(() -> other.active(Use.SP_SIGNING)).isInstanceOf(Sealer.BrokenSealException.class);
    }

    @Test
    void opensNoPrivateKeyUnderTheNameOfAnother() {
        List<StoredKey> two = List.of(
                vault.generate(Use.SP_SIGNING, KeyState.ACTIVE, 0), vault.generate(Use.SP_SIGNING, KeyState.NEXT, 1));
        StoredKey swapped = new StoredKey(
                two.get(0).id(),
                Use.SP_SIGNING,
                KeyState.ACTIVE,
                0,
                two.get(0).certificate(),
                two.get(1).sealedPrivateKey(),
                NOW);

        assertThatThrownBy(() -> vault.open(swapped)).isInstanceOf(Sealer.BrokenSealException.class);
    }

    @Test
    void printsNoKeyMaterial() {
        SamlKey key = ring.active(Use.SP_SIGNING);

        assertThat(key.toString()).isEqualTo("SamlKey[" + key.id() + "]");
        assertThat(store.all().get(0).toString()).doesNotContain("[B@");
    }

    @Test
    void publishesTheNextKeyPairBeforeItSigns() {
        SamlKey active = ring.active(Use.IDP_SIGNING);

        assertThat(rollover().publishNext(Use.IDP_SIGNING)).isTrue();

        assertThat(ring.active(Use.IDP_SIGNING)).isEqualTo(active);
        assertThat(ring.published(Use.IDP_SIGNING)).hasSize(2).startsWith(active);
        assertThat(ring.published(Use.SP_SIGNING)).hasSize(1);
    }

    @Test
    void publishesOneNextKeyPairAtMost() {
        rollover().publishNext(Use.IDP_SIGNING);

        assertThat(rollover().publishNext(Use.IDP_SIGNING)).isFalse();
        assertThat(ring.published(Use.IDP_SIGNING)).hasSize(2);
    }

    @Test
    void signsWithTheNextKeyPairAfterTheSwitchAndStillPublishesTheOneBefore() {
        SamlKey before = ring.active(Use.SP_ENCRYPTION);
        rollover().publishNext(Use.SP_ENCRYPTION);

        assertThat(rollover().switchOver(Use.SP_ENCRYPTION)).isTrue();

        SamlKey after = ring.active(Use.SP_ENCRYPTION);
        assertThat(after).isNotEqualTo(before);
        assertThat(ring.published(Use.SP_ENCRYPTION)).containsExactly(after, before);
    }

    @Test
    void retiresTheKeyPairBeforeThePreviousOne() {
        SamlKey first = ring.active(Use.SP_ENCRYPTION);
        for (int round = 0; round < 2; round++) {
            rollover().publishNext(Use.SP_ENCRYPTION);
            rollover().switchOver(Use.SP_ENCRYPTION);
        }

        assertThat(ring.published(Use.SP_ENCRYPTION)).hasSize(2).doesNotContain(first);
    }

    @Test
    void stopsPublishingThePreviousKeyPairWhenItIsRetired() {
        SamlKey before = ring.active(Use.IDP_SIGNING);
        rollover().publishNext(Use.IDP_SIGNING);
        rollover().switchOver(Use.IDP_SIGNING);

        assertThat(rollover().retire(Use.IDP_SIGNING)).isTrue();

        assertThat(ring.published(Use.IDP_SIGNING)).hasSize(1).doesNotContain(before);
        assertThat(rollover().retire(Use.IDP_SIGNING)).isFalse();
        assertThat(rollover().keys(Use.IDP_SIGNING)).extracting(OwnKey::state).containsExactly(KeyState.ACTIVE);
    }

    @Test
    void switchesToNothingWhereNothingWasPublished() {
        SamlKey active = ring.active(Use.IDP_SIGNING);

        assertThat(rollover().switchOver(Use.IDP_SIGNING)).isFalse();
        assertThat(ring.active(Use.IDP_SIGNING)).isEqualTo(active);
    }

    @Test
    void followsARolloverOfAnotherNodeWithinTenSeconds() {
        SamlKey before = ring.active(Use.IDP_SIGNING);
        store.add(vault.generate(Use.IDP_SIGNING, KeyState.NEXT, 1));
        store.advance(Use.IDP_SIGNING);

        assertThat(ring.active(Use.IDP_SIGNING)).isEqualTo(before);
        time.set(NOW.plus(Duration.ofSeconds(11)));
        assertThat(ring.active(Use.IDP_SIGNING)).isNotEqualTo(before);
    }

    @Test
    void followsARolloverOfAnotherNodeThoughTheClockWasSetBack() {
        SamlKey before = ring.active(Use.IDP_SIGNING);
        store.add(vault.generate(Use.IDP_SIGNING, KeyState.NEXT, 1));
        store.advance(Use.IDP_SIGNING);

        time.set(NOW.minus(Duration.ofHours(1)));
        assertThat(ring.active(Use.IDP_SIGNING)).isNotEqualTo(before);
    }

    @Test
    void servesOnWhileTheStoreIsDown() {
        SamlKey before = ring.active(Use.IDP_SIGNING);
        store.breakDown();
        time.set(NOW.plus(Duration.ofHours(1)));

        assertThat(ring.active(Use.IDP_SIGNING)).isEqualTo(before);
    }

    private KeyRollover rollover() {
        return new KeyRollover(store, vault, ring, new AtOnce());
    }

    private static Clock ticking(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
