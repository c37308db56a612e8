package org.peakonjit.saml;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Fresh IDs with 160 random bits, which are also XML NCNames (SAML Core §1.3.4). */
public final class MessageIds {

    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageIds() {}

    /** Another one at each call. */
    public static String next() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return "_" + HexFormat.of().formatHex(random);
    }
}
