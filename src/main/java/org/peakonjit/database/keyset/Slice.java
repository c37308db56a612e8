package org.peakonjit.database.keyset;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, and the ways to its neighbours.
 *
 * @param previous leads to the page before; null on the first
 * @param next leads to the page behind; null on the last
 */
public record Slice<T>(
        List<T> items, @Nullable Cursor previous, @Nullable Cursor next) {

    public Slice {
        items = List.copyOf(items);
    }

    /** The same page of what each row is made into. */
    public <R> Slice<R> map(Function<T, R> each) {
        return new Slice<>(items.stream().map(each).toList(), previous, next);
    }
}
