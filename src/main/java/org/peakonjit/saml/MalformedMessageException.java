package org.peakonjit.saml;

import org.peakonjit.refusal.Fault;

/** Thrown for bytes that are no acceptable SAML message; the fault says why and repeats nothing of the input. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public MalformedMessageException(MessageFault fault, Object... about) {
        this(fault.fault(about));
    }

    public MalformedMessageException(Fault fault) {
        super(fault.english());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
