package org.peakonjit.saml.attack;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What a fuzzer's bytes say to do to an honest message: overwrite so many of its bytes from there with these.
 *
 * <p>Two bytes of offset, one of length, the rest is put in their place. So a fuzzer reaches the rules behind a signature
 * that it could never make.
 */
public final class Splice {

    private static final int HEADER = 3;

    private Splice() {}

    /** The message with the bytes spliced in; unchanged where they say nothing. */
    public static byte[] into(byte[] message, byte[] how) {
        if (how.length < HEADER || message.length == 0) {
            return message;
        }
        int from = (((how[0] & 0xff) << 8) | (how[1] & 0xff)) % message.length;
        int until = Math.min(message.length, from + (how[2] & 0xff));
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(message, 0, from);
        spliced.writeBytes(Arrays.copyOfRange(how, HEADER, how.length));
        spliced.write(message, until, message.length - until);
        return spliced.toByteArray();
    }

    /** The bytes that say to replace {@code until - from} bytes, 255 at most, by {@code text}. */
    public static byte[] of(int from, int until, byte[] text) {
        byte[] how = new byte[HEADER + text.length];
        how[0] = (byte) (from >> 8);
        how[1] = (byte) from;
        how[2] = (byte) (until - from);
        System.arraycopy(text, 0, how, HEADER, text.length);
        return how;
    }
}
