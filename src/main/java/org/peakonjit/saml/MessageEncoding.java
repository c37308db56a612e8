package org.peakonjit.saml;

import com.google.common.base.CharMatcher;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes SAML messages out of their transport encoding, within limits (SAML Bindings §3.4.4.1, §3.5.4). */
public final class MessageEncoding {

    /** The most a decoded message may hold; real ones with hundreds of groups stay below a quarter of it. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_CHARACTERS = 2 * MOST_BYTES;

    /** Most IdPs send none, so looking for it must be cheap. */
    private static final CharMatcher WHITESPACE = CharMatcher.anyOf(" \t\r\n").precomputed();

    private MessageEncoding() {}

    /**
     * The bytes of an HTTP-POST form field: base64 (RFC 4648 §4), line breaks and blanks allowed.
     *
     * @throws MalformedMessageException when it is empty, too long or no base64
     */
    public static byte[] fromPost(String field) {
        if (field.length() > MOST_CHARACTERS) {
            throw new MalformedMessageException(MessageFault.TOO_LONG);
        }
        byte[] bytes = base64(withoutWhitespace(field));
        if (bytes.length == 0) {
            throw new MalformedMessageException(MessageFault.EMPTY);
        }
        if (bytes.length > MOST_BYTES) {
            throw new MalformedMessageException(MessageFault.TOO_LONG);
        }
        return bytes;
    }

    /**
     * The bytes of an HTTP-Redirect parameter: base64 of DEFLATE (RFC 1951), already decoded from its URL encoding.
     *
     * @throws MalformedMessageException when it is empty, cut short, no base64 or no DEFLATE, or swells beyond the limit
     */
    public static byte[] fromRedirect(String parameter) {
        byte[] deflated = fromPost(parameter);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] bytes = new byte[MOST_BYTES + 1];
            int length = inflater.inflate(bytes);
            if (length > MOST_BYTES) {
                throw new MalformedMessageException(MessageFault.SWELLS);
            }
            if (!inflater.finished() || length == 0) {
                throw new MalformedMessageException(MessageFault.CUT_SHORT);
            }
            return Arrays.copyOf(bytes, length);
        } catch (DataFormatException e) {
            throw new MalformedMessageException(MessageFault.NO_DEFLATE);
        } finally {
            inflater.end();
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(MessageFault.NO_BASE64);
        }
    }

    private static String withoutWhitespace(String field) {
        return WHITESPACE.matchesNoneOf(field) ? field : WHITESPACE.removeFrom(field);
    }
}
