package org.peakonjit.saml.metadata;

import org.peakonjit.outbound.Fetched;

/** Thrown when metadata cannot be had or used; the message says why, as an administrator can act on it. */
public final class UnusableMetadataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableMetadataException(MetadataFault fault, Object... about) {
        super(fault.sentence(about));
    }

    UnusableMetadataException(Fetched.Failed failed) {
        super(failed.detail());
    }
}
