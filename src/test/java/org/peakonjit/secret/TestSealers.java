package org.peakonjit.secret;

/** Sealers for tests of other packages. */
public final class TestSealers {

    private TestSealers() {}

    /** One under a fresh master key. */
    public static Sealer fresh() {
        byte[] key = new byte[32];
        new java.security.SecureRandom().nextBytes(key);
        return new TinkSealer(new MasterKey(key));
    }
}
