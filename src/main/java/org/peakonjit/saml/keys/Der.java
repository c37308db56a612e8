package org.peakonjit.saml.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The few kinds of values, in the Distinguished Encoding Rules (X.690), of which a certificate is made. */
final class Der {

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int CONTEXT = 0xa0;
    private static final int FIRST_YEAR_OF_GENERALIZED_TIME = 2050;
    private static final byte[] TRUE = {(byte) 0xff};

    private Der() {}

    static byte[] sequence(byte[]... members) {
        return value(SEQUENCE, members);
    }

    /** [number] EXPLICIT. */
    static byte[] tagged(int number, byte[] member) {
        return value(CONTEXT | number, member);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] bitString(byte[] whole) {
        return value(BIT_STRING, new byte[1], whole);
    }

    static byte[] octetString(byte[] content) {
        return value(OCTET_STRING, content);
    }

    static byte[] yes() {
        return value(BOOLEAN, TRUE);
    }

    /** Time of a certificate, to the second (RFC 5280 §4.1.2.5). */
    static byte[] time(Instant instant) {
        boolean generalized = instant.atZone(ZoneOffset.UTC).getYear() >= FIRST_YEAR_OF_GENERALIZED_TIME;
        String text = DateTimeFormatter.ofPattern(generalized ? "yyyyMMddHHmmss'Z'" : "yyMMddHHmmss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant);
        return value(generalized ? GENERALIZED_TIME : UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        byte[] length = BigInteger.valueOf(content.size()).toByteArray();
        if (content.size() >= 0x80) {
            int unsigned = length[0] == 0 ? 1 : 0;
            value.write(0x80 | length.length - unsigned);
            value.write(length, unsigned, length.length - unsigned);
        } else {
            value.writeBytes(length);
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }
}
