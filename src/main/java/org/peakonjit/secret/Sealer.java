package org.peakonjit.secret;

import java.util.Optional;

/** Encrypts and authenticates (AES-256-GCM) under keys derived from the master keys. Safe for concurrent use. */
public interface Sealer {

    /**
     * Seals {@code plaintext}.
     *
     * @param purpose separates keys: what was sealed for one purpose cannot be opened for another
     * @param context bound to the ciphertext: it opens with the same context only
     */
    byte[] seal(String purpose, byte[] plaintext, String context);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws BrokenSealException when it was not sealed under one of the master keys, this purpose and context, or was changed
     */
    byte[] open(String purpose, byte[] sealed, String context);

    /**
     * What {@link #seal} made, sealed anew under the master key that seals now; empty where it is that key's already.
     *
     * @throws BrokenSealException as {@link #open} does
     */
    default Optional<byte[]> renew(String purpose, byte[] sealed, String context) {
        return Optional.empty(); // one key has nothing to renew
    }

    /** Thrown for a ciphertext that does not open. */
    final class BrokenSealException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BrokenSealException(Throwable cause) {
            super("not sealed under a master key of this node, or changed since", cause);
        }
    }
}
