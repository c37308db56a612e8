package org.peakonjit.database.jpa;

import org.apache.commons.codec.digest.DigestUtils;

/** A text as a key of 768 characters: no database that we know takes fewer. */
public final class LongKey {

    private static final int LONGEST = 768;

    private LongKey() {}

    /** The text itself; of a longer one the beginning and the digest of it all. */
    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String digest = DigestUtils.sha256Hex(text);
        return text.substring(0, LONGEST - digest.length() - 1) + "#" + digest;
    }
}
