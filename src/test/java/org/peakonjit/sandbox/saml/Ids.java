package org.peakonjit.sandbox.saml;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Identifiers nobody can guess. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** 128 random bits as an xs:ID (SAML Core §1.3.4). */
    public static String fresh() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return "_" + HexFormat.of().formatHex(bits);
    }
}
