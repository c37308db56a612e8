package org.peakonjit.outbound;

import com.google.common.primitives.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Predicate;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** The secret that webhooks are signed with, as administrators write it (Standard Webhooks 1.0). */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private WebhookSecret() {}

    /** One that cannot be guessed. */
    public static final class StrongSecret implements Predicate<String> {

        @Override
        public boolean test(String text) {
            return isStrong(text);
        }
    }

    /** Whether it cannot be guessed. */
    public static boolean isStrong(String secret) {
        try {
            return key(secret).length >= SHORTEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The value of {@code webhook-signature}: HMAC-SHA256 over id, timestamp and body, so that no part can be replayed.
     *
     * @throws IllegalArgumentException when there is something else than base64 behind {@code whsec_}
     */
    static String signature(String secret, String id, Instant at, byte[] body) {
        byte[] head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key(secret)).hmac(Bytes.concat(head, body));
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    /** What is base64 behind the prefix, or the UTF-8 bytes of any other text. */
    private static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
