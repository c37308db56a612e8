package org.peakonjit.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.peakonjit.secret.Sealer.BrokenSealException;

class AesGcmSealerTest {

    private static final byte[] PLAINTEXT = "a bearer token".getBytes(UTF_8);

    private final Sealer sealer = under(1);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = sealer.seal("token", PLAINTEXT, "peakon");
        assertThat(sealer.open("token", sealed, "peakon")).isEqualTo(PLAINTEXT);
        assertThat(under(1).open("token", sealed, "peakon")).isEqualTo(PLAINTEXT);
    }

    @Test
    void sealsTheSameTwiceDifferently() {
        assertThat(sealer.seal("token", PLAINTEXT, "peakon")).isNotEqualTo(sealer.seal("token", PLAINTEXT, "peakon"));
    }

    @Test
    void hidesThePlaintext() {
        assertThat(new String(sealer.seal("token", PLAINTEXT, "peakon"), UTF_8)).doesNotContain("bearer");
    }

    @Test
    void doesNotOpenForAnotherPurposeContextOrMasterKey() {
        byte[] sealed = sealer.seal("token", PLAINTEXT, "peakon");
        assertBroken(sealer, "cookie", sealed, "peakon");
        assertBroken(sealer, "token", sealed, "other");
        assertBroken(under(2), "token", sealed, "peakon");
    }

    @Test
    void doesNotOpenWhatWasChanged() {
        byte[] sealed = sealer.seal("token", PLAINTEXT, "peakon");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertBroken(sealer, "token", changed, "peakon");
        }
        assertBroken(sealer, "token", new byte[0], "peakon");
        assertBroken(sealer, "token", new byte[] {1, 2, 3}, "peakon");
    }

    private static void assertBroken(Sealer sealer, String purpose, byte[] sealed, String context) {
        assertThatThrownBy(() -> sealer.open(purpose, sealed, context)).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void isAes256GcmUnderAKeyByHkdfSha256() {
        byte[] counting = new byte[MasterKey.BYTES];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = (byte) i;
        }
        MasterKey key = new MasterKey(counting);
        // both as Google Tink 1.24.0 makes them
        assertThat(key.derive("purpose"))
                .asHexString()
                .isEqualToIgnoringCase("d9df57acbcaee688c6141963ba0000373a52f59c9604de7cc02b01e547c5a59a");
        byte[] sealed = HexFormat.of().parseHex("015b9abcda3e60fd96f743ca2c2bcd330a3cf33874687175bc92e6cd5e224fd28a82");
        assertThat(new AesGcmSealer(List.of(key)).open("purpose", sealed, "context"))
                .asString(UTF_8)
                .isEqualTo("plain");
    }

    @Test
    void sealsUnderTheFirstMasterKeyAndOpensUnderEach() {
        byte[] old = under(1).seal("token", PLAINTEXT, "peakon");
        Sealer both = under(2, 1);
        assertThat(both.open("token", old, "peakon")).isEqualTo(PLAINTEXT);
        assertThat(under(2).open("token", both.seal("token", PLAINTEXT, "peakon"), "peakon"))
                .isEqualTo(PLAINTEXT);
        assertBroken(under(3, 2), "token", old, "peakon");
    }

    @Test
    void renewsWhatAnOlderMasterKeySealedAndNothingElse() {
        byte[] old = under(1).seal("token", PLAINTEXT, "peakon");
        byte[] renewed = under(2, 1).renew("token", old, "peakon").orElseThrow();
        assertThat(under(2).open("token", renewed, "peakon")).isEqualTo(PLAINTEXT);
        assertThat(under(2, 1).renew("token", renewed, "peakon")).isEmpty();
        assertThatThrownBy(() -> under(3, 2).renew("token", old, "peakon")).isInstanceOf(BrokenSealException.class);
    }

    private static Sealer under(int... fills) {
        return new AesGcmSealer(
                IntStream.of(fills).mapToObj(AesGcmSealerTest::key).toList());
    }

    private static MasterKey key(int fill) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) fill;
        return new MasterKey(key);
    }
}
