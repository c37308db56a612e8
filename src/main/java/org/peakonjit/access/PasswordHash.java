package org.peakonjit.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2-HMAC-SHA256 (RFC 8018 §5.2) with a salt of its own. Making and comparing one costs
 * some hundred milliseconds, on purpose.
 *
 * @param text {@code pbkdf2-sha256$iterations$salt$hash}, salt and hash in base64
 */
public record PasswordHash(String text) {

    /** The fewest characters of a password that somebody chooses (NIST SP 800-63B asks for 8). */
    public static final int SHORTEST = 12;

    /** OWASP's advice for PBKDF2-HMAC-SHA256. */
    private static final int ITERATIONS = 600_000;

    private static final String SCHEME = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash(byte[] salt, byte[] hash) {
        this(String.join(
                "$",
                SCHEME,
                Integer.toString(ITERATIONS),
                Base64.getEncoder().encodeToString(salt),
                Base64.getEncoder().encodeToString(hash)));
    }

    public PasswordHash {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("a password hash of an unknown scheme");
        }
    }

    /** Whether a new password has {@link #SHORTEST} characters or more, and not so many that hashing it is an attack. */
    public static boolean isLongEnough(String password) {
        return password.length() >= SHORTEST && password.length() <= PasswordAuthentication.LONGEST_PASSWORD;
    }

    /** The hash of {@code password} under a fresh salt. */
    public static PasswordHash of(String password) {
        byte[] salt = random(SALT_BYTES);
        return new PasswordHash(salt, derive(password, salt, ITERATIONS));
    }

    /** That of no password at all, which costs as much to compare with as any. */
    static PasswordHash ofNobody() {
        return new PasswordHash(random(SALT_BYTES), random(HASH_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Whether this is the hash of {@code password}; takes the same time for every password. */
    public boolean matches(String password) {
        String[] parts = text.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        char[] characters = password.toCharArray();
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no PBKDF2-HMAC-SHA256", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "PasswordHash[********]";
    }
}
