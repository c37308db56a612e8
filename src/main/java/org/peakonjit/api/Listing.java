package org.peakonjit.api;

import java.util.List;

/** All of a kind. */
record Listing<T>(List<T> items, int total) {

    static <T> Listing<T> of(List<T> items) {
        return new Listing<>(items, items.size());
    }
}
