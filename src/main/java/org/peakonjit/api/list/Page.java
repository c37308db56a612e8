package org.peakonjit.api.list;

import java.util.List;

/** A part of a list, and how long the whole is. */
public record Page<T>(List<T> items, int offset, int limit, long total) implements Paged {

    public static <T> Page<T> of(List<T> items, Paging paging, long total) {
        return new Page<>(items, paging.offset, paging.limit, total);
    }
}
