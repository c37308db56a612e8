package org.peakonjit.secret;

import java.util.List;

/** Sealers for tests of other packages. */
public final class TestSealers {

    private TestSealers() {}

    /** One under a fresh master key. */
    public static Sealer fresh() {
        byte[] key = new byte[32];
        new java.security.SecureRandom().nextBytes(key);
        return new AesGcmSealer(List.of(new MasterKey(key)));
    }
}
