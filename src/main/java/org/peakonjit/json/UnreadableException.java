package org.peakonjit.json;

import org.peakonjit.refusal.Fault;

/** Thrown where what is kept of an object cannot be read by this version. It is still there, and may be read by another. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String object;
    private final Fault fault;

    /** @param object what it is and what it is called, such as {@code application peakon} */
    public UnreadableException(String object, String why) {
        this(object, DocumentFault.UNREADABLE.fault(object, why));
    }

    private UnreadableException(String object, Fault fault) {
        super(fault.english());
        this.object = object;
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    public String object() {
        return object;
    }
}
