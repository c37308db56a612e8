package org.peakonjit.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for some minutes which passwords matched which hashes, so that HTTP Basic does not cost a PBKDF2 each
 * time. It keeps HMACs under a key of this process only, never a password; a changed hash makes a new entry necessary.
 */
@Singleton
public class VerifiedPasswords {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 1000;

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Long> until = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    @Inject
    public VerifiedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    synchronized boolean contains(PasswordHash hash, String password) {
        Long end = until.get(mac(hash, password));
        return end != null && clock.millis() < end;
    }

    synchronized void add(PasswordHash hash, String password) {
        until.put(mac(hash, password), clock.millis() + KEPT.toMillis());
    }

    private String mac(PasswordHash hash, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(hash.text().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
        }
    }
}
