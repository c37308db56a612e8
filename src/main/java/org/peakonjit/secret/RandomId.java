package org.peakonjit.secret;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** IDs that nobody guesses: 160 random bits, in hex. */
public final class RandomId {

    private static final int BYTES = 20;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** Another one at each call. */
    public static String next() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
