package org.peakonjit.saml;

/** Thrown for bytes that are no acceptable SAML message; the message says why and repeats nothing of the input. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String reason) {
        super(reason);
    }
}
