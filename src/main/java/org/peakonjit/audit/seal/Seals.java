package org.peakonjit.audit.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.seal.SealedLine.Erasure;

/**
 * Makes and checks seals. A line is sealed by its open fields and a commitment to its personal ones (an HMAC, so that
 * nobody without the key can guess them from it): these can be erased, and the seal holds.
 */
@Singleton
class Seals {

    private static final JsonMapper JSON = new JsonMapper();

    private final SealKey key;

    @Inject
    Seals(SealKey key) {
        this.key = key;
    }

    /** Seals the lines behind a block; the first block where there is none. */
    AuditSeal seal(@Nullable AuditSeal before, List<SealedLine> lines) {
        AuditSeal unsigned = new AuditSeal(
                before == null ? 1 : before.number() + 1,
                lines.get(0).at(),
                lines.get(lines.size() - 1).at(),
                lines.stream().map(SealedLine::id).toList(),
                before == null ? new byte[AuditSeal.BYTES] : before.mac(),
                digest(lines),
                new byte[0]);
        return new AuditSeal(
                unsigned.number(),
                unsigned.from(),
                unsigned.until(),
                unsigned.lines(),
                unsigned.previous(),
                unsigned.digest(),
                mac(unsigned));
    }

    boolean isOurs(AuditSeal seal) {
        return MessageDigest.isEqual(seal.mac(), mac(seal));
    }

    boolean holds(AuditSeal seal, List<SealedLine> lines) {
        return Arrays.equals(seal.digest(), digest(lines)) && lines.stream().allMatch(this::isHonest);
    }

    private byte[] mac(AuditSeal seal) {
        return mac(bytes(
                "seal",
                seal.number(),
                seal.from().toString(),
                seal.until().toString(),
                seal.lines(),
                base64(seal.previous()),
                base64(seal.digest())));
    }

    private byte[] digest(List<SealedLine> lines) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        for (SealedLine line : lines) {
            Erasure erased = line.erasure();
            byte[] commitment = erased == null ? commitment(line) : erased.commitment();
            sha.update(bytes("line", line.id(), line.at().toString(), line.open(), base64(commitment)));
        }
        return sha.digest();
    }

    /** Whether an erased line is as its erasure left it. */
    private boolean isHonest(SealedLine line) {
        Erasure erased = line.erasure();
        return erased == null
                || MessageDigest.isEqual(
                        erased.mac(), erasure(erased.commitment(), line).mac());
    }

    /** To the personal fields as they are. */
    byte[] commitment(SealedLine line) {
        return mac(bytes("fields", line.id(), line.personal()));
    }

    Erasure erasure(byte[] commitment, SealedLine now) {
        return new Erasure(commitment, mac(bytes("erased", now.id(), base64(commitment), now.personal())));
    }

    private byte[] mac(byte[] message) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key.bytes()).hmac(message);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(Object... parts) {
        try {
            return JSON.writeValueAsBytes(
                    Arrays.stream(parts).map(Objects::requireNonNull).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line cannot be written", e);
        }
    }
}
