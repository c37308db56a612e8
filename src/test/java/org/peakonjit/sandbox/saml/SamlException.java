package org.peakonjit.sandbox.saml;

/** Thrown when a SAML message is not acceptable; the message says why, for a person. */
public final class SamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SamlException(String message) {
        super(message);
    }

    public SamlException(String message, Throwable cause) {
        super(message, cause);
    }
}
