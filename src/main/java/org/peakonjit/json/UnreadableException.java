package org.peakonjit.json;

/** Thrown where what is kept of an object cannot be read by this version. It is still there, and may be read by another. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String object;

    /** @param object what it is and what it is called, such as {@code application peakon} */
    public UnreadableException(String object, String why) {
        super(object + " is kept in a form that this version cannot read: " + why);
        this.object = object;
    }

    public String object() {
        return object;
    }
}
