package org.peakonjit.alerting;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.peakonjit.json.Shaped.Shape;
import org.peakonjit.refusal.FaultCode;

/** The secret that webhooks are signed with, as administrators write it (Standard Webhooks 1.0). */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private WebhookSecret() {}

    /** One that cannot be guessed. */
    public static final class Strong implements Shape {

        @Override
        public boolean fits(String text) {
            return isStrong(text);
        }

        @Override
        public FaultCode fault() {
            return AlertSettingsFault.WEAK_SECRET;
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
