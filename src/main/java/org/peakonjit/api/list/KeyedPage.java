package org.peakonjit.api.list;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;

/** A part of a list that may be very long. */
public record KeyedPage<T>(
        List<T> items,
        int offset,
        int limit,
        long total,

        @Schema(description = "whether there are more than 10,000, and total is about as many")
        boolean totalIsEstimate,

        @Schema(description = "the page before; null on the first") @Nullable
        String previousCursor,

        @Schema(description = "the page behind; null on the last") @Nullable
        String nextCursor)
        implements KeyedPaged {

    public static <T> KeyedPage<T> of(Slice<T> slice, KeyedPaging paging, RowCount count) {
        return new KeyedPage<>(
                slice.items(),
                paging.offset,
                paging.limit,
                count.number(),
                count.isEstimate(),
                text(slice.previous()),
                text(slice.next()));
    }

    public static @Nullable String text(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.text();
    }
}
