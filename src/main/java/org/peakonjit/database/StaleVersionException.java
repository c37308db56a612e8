package org.peakonjit.database;

/** Thrown when somebody else changed meanwhile what was to be replaced. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what was to be replaced */
    public StaleVersionException(String what) {
        super(what + " is in another version by now");
    }
}
