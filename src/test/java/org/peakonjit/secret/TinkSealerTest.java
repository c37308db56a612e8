package org.peakonjit.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.peakonjit.secret.Sealer.BrokenSealException;

class TinkSealerTest {

    private static final byte[] PLAINTEXT = "a bearer token".getBytes(UTF_8);

    private final Sealer sealer = new TinkSealer(key(1));

    @Test
    void opensWhatItSealed() {
        byte[] sealed = sealer.seal("token", PLAINTEXT, "peakon");
        assertThat(sealer.open("token", sealed, "peakon")).isEqualTo(PLAINTEXT);
        assertThat(new TinkSealer(key(1)).open("token", sealed, "peakon")).isEqualTo(PLAINTEXT);
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
        assertBroken(new TinkSealer(key(2)), "token", sealed, "peakon");
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

    private static MasterKey key(int fill) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) fill;
        return new MasterKey(key);
    }
}
