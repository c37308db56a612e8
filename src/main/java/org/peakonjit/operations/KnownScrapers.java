package org.peakonjit.operations;

import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Remembers by which credentials metrics were read, so that whoever watches this node sees on while the database is away,
 * which knows the accounts. Keeps no password, and nothing beyond this process.
 */
final class KnownScrapers {

    private static final int MOST = 16;

    private final byte[] key = new byte[32];
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    KnownScrapers() {
        new SecureRandom().nextBytes(key);
    }

    void add(String authorization) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.add(digest(authorization));
    }

    void remove(String authorization) {
        known.remove(digest(authorization));
    }

    boolean contains(String authorization) {
        return known.contains(digest(authorization));
    }

    private String digest(String authorization) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(authorization);
    }
}
