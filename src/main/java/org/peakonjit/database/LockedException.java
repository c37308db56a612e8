package org.peakonjit.database;

/** What was to be changed in the database is held by somebody else for too long: nothing was changed. */
public class LockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LockedException(String what) {
        super(what);
    }

    public LockedException(Throwable cause) {
        super("another transaction holds what was to be changed", cause);
    }
}
