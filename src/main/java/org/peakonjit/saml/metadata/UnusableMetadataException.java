package org.peakonjit.saml.metadata;

/** Thrown when metadata cannot be had or used; the message says why, as an administrator can act on it. */
public final class UnusableMetadataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableMetadataException(String why) {
        super(why);
    }
}
