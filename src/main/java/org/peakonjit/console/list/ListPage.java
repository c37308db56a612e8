package org.peakonjit.console.list;

import com.google.common.base.Suppliers;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page with a list, of which its address says all: which rows, in which order, and which page of them.
 *
 * @param <T> a row
 */
public abstract class ListPage<T> {

    private @Nullable ListAddress list;
    private final Supplier<Rows<T>> rows = Suppliers.memoize(() -> rows(Objects.requireNonNull(list)));

    /** Begins with what its address says: the address of the list with that, at the first page. */
    protected void begin(ListAddress address) {
        list = address;
    }

    protected abstract Rows<T> rows(ListAddress list);

    /** Lets the rows be read before the page begins. */
    public void open() {
        getRows();
    }

    public Rows<T> getRows() {
        return rows.get();
    }

    /** What the list shows, for a form to carry. */
    public ListAddress getAddress() {
        return getRows().here();
    }
}
