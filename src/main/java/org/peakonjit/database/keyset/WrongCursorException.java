package org.peakonjit.database.keyset;

/** Thrown where a {@link Cursor} is of another list, or of none. */
public final class WrongCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongCursorException() {
        super("this is no place in that list", null, false, false);
    }
}
