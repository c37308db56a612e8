package org.peakonjit.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;

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
     * The HMAC's key: what is base64 behind {@code whsec_}, or the UTF-8 bytes of any other text.
     *
     * @throws IllegalArgumentException when there is something else than base64 behind the prefix
     */
    public static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
