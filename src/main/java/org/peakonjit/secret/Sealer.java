package org.peakonjit.secret;

/** Encrypts and authenticates (AES-256-GCM) under keys derived from the master key. Safe for concurrent use. */
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
     * @throws BrokenSealException when it was not sealed under this master key, purpose and context, or was changed
     */
    byte[] open(String purpose, byte[] sealed, String context);

    /** Thrown for a ciphertext that does not open. */
    final class BrokenSealException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BrokenSealException(Throwable cause) {
            super("not sealed under this master key, or changed since", cause);
        }
    }
}
