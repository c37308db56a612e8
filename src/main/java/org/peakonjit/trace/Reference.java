package org.peakonjit.trace;

import java.security.SecureRandom;

/** What a person reads out to the help desk: ten characters that log and audit carry too. */
public final class Reference {

    /** Crockford's base 32: no I, L, O or U to confuse. */
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /** The one of this thread's sign-on, where it has none yet; else a fresh one. */
    public static String next() {
        return SignOnTrace.takeReference().orElseGet(Reference::fresh);
    }

    /** A fresh reference: 50 random bits. */
    public static String fresh() {
        StringBuilder reference = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            reference.append(ALPHABET[RANDOM.nextInt(ALPHABET.length)]);
        }
        return reference.toString();
    }
}
