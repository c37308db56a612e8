package org.peakonjit.api.list;

import java.util.List;

/** All of a kind. */
public record Listing<T>(List<T> items, int total) {

    public static <T> Listing<T> of(List<T> items) {
        return new Listing<>(items, items.size());
    }
}
