package org.peakonjit.database.keyset;

import org.jspecify.annotations.Nullable;

/**
 * Where in a list a page begins: behind or before a row that was seen, however far that is, or at the row of a number,
 * which costs more the farther it is.
 *
 * @param cursor null = the number says where
 * @param offset how many rows are passed over
 */
public record Place(@Nullable Cursor cursor, int offset) {

    public static final Place START = at(0);

    /** As many rows are passed over in no time. */
    public static final int FARTHEST = RowCount.COUNTED;

    /** Behind the row before it, or before the row behind it. */
    public static Place of(Cursor cursor) {
        return new Place(cursor, 0);
    }

    public static Place at(int offset) {
        return new Place(null, offset);
    }
}
