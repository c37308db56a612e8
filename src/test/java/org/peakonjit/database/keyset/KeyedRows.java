package org.peakonjit.database.keyset;

import java.util.List;

/** Pages of a list that is in memory: a cursor is the number of the row at the page's edge. */
public final class KeyedRows {

    private static final String ORDER = "rows";

    private KeyedRows() {}

    /** The page there of all of them. */
    public static <T> Slice<T> slice(List<T> all, Place place, int limit) {
        Cursor cursor = place.cursor();
        int edge = cursor == null || cursor.isEnd()
                ? 0
                : Integer.parseInt(cursor.values().get(0));
        boolean backwards = cursor != null && cursor.backwards();
        int end = backwards ? cursor.isEnd() ? all.size() : edge : 0;
        int begin = backwards ? Math.max(0, end - limit) : cursor == null ? place.offset() : edge + 1;
        int until = backwards ? end : Math.min(all.size(), begin + limit);
        List<T> items = begin < until ? all.subList(begin, until) : List.of();
        return new Slice<>(
                items,
                begin > 0 && !items.isEmpty() ? cursor(true, begin) : null,
                until < all.size() && !items.isEmpty() ? cursor(false, until - 1) : null);
    }

    private static Cursor cursor(boolean backwards, int row) {
        return new Cursor(backwards, ORDER, 0, List.of(Integer.toString(row)));
    }
}
