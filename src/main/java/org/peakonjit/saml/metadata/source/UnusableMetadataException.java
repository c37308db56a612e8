package org.peakonjit.saml.metadata.source;

import org.peakonjit.refusal.Fault;

/** Thrown when metadata cannot be had or used; the fault says why, as an administrator can act on it. */
public final class UnusableMetadataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public UnusableMetadataException(MetadataFault fault, Object... about) {
        this(fault.fault(about));
    }

    public UnusableMetadataException(Fault fault) {
        super(fault.english());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
