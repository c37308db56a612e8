package org.peakonjit.console.list;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.database.keyset.WrongCursorException;

/**
 * A page of a list, and the ways to the others.
 *
 * @param <T> a row
 */
public record Rows<T>(
        ListAddress address, RowCount total, String count, int size, long first, List<T> items, Ways ways) {

    static final int USUAL = 25;
    private static final List<Integer> SIZES = List.of(USUAL, 50, 100);
    private static final int FARTHEST = 1_000_000;

    /** Where one is, and where the links lead; null = nowhere. */
    record Ways(
            ListAddress here,
            @Nullable ListAddress previous,
            @Nullable ListAddress next,
            @Nullable ListAddress end) {}

    /** A number of rows per page, and the way to it. */
    public record Size(int size, String link, boolean isCurrent) {}

    /**
     * The page that is asked for; the last one where there are fewer by now.
     *
     * @param read the rows from an offset on, as many as are wanted
     */
    public static <T> Rows<T> of(
            ListAddress list, ListParameters parameters, long total, BiFunction<Integer, Integer, List<T>> read) {
        int size = size(parameters);
        ListAddress address = sized(list, size);
        int pages = pages(total, size);
        int page = Math.min(parameters.number(ListAddress.PAGE, FARTHEST).orElse(1), pages);
        long first = (page - 1L) * size + 1;
        List<T> items = total == 0 ? List.of() : read.apply((page - 1) * size, size);
        boolean more = first + items.size() <= total;
        return new Rows<>(
                address,
                RowCount.exactly(total),
                parameters.count(RowCount.exactly(total)),
                size,
                first,
                items,
                new Ways(
                        address.atPage(page),
                        page > 1 ? address.atPage(page - 1) : null,
                        more ? address.atPage(page + 1) : null,
                        more ? address.atPage(pages) : null));
    }

    /**
     * The page that is asked for of a list that may be very long: by a row at its edge, or by its number where that is
     * not far away. Whoever wants a row farther away gets there from page to page.
     *
     * @param read the rows there, as many as are wanted
     */
    public static <T> Rows<T> keyed(
            ListAddress list, ListParameters parameters, RowCount total, BiFunction<Place, Integer, Slice<T>> read) {
        int size = size(parameters);
        int pages = pages(total.number(), size);
        int page = Math.min(parameters.number(ListAddress.PAGE, FARTHEST).orElse(1), pages);
        Optional<Cursor> cursor = parameters.cursor(ListAddress.PLACE);
        try {
            if (cursor.filter(Cursor::isEnd).isPresent()) {
                // The pages before it are full, where they can be counted.
                int rest = total.isEstimate() ? size : (int) (total.number() - (pages - 1L) * size);
                Slice<T> last = read.apply(Place.of(Cursor.END), Math.max(1, rest));
                return keyed(
                        list,
                        parameters,
                        total,
                        size,
                        pages,
                        cursor,
                        last,
                        total.number() - last.items().size() + 1);
            }
            int near = cursor.isPresent() ? page : Math.min(page, Place.FARTHEST / size + 1);
            Slice<T> slice = read.apply(cursor.map(Place::of).orElse(Place.at((near - 1) * size)), size);
            return keyed(list, parameters, total, size, near, cursor, slice, (near - 1L) * size + 1);
        } catch (WrongCursorException e) {
            parameters.unknown(ListAddress.PLACE, cursor.map(Cursor::text).orElse(""));
            return keyed(list, parameters, total, size, 1, Optional.empty(), read.apply(Place.START, size), 1);
        }
    }

    private static <T> Rows<T> keyed(
            ListAddress list,
            ListParameters parameters,
            RowCount total,
            int size,
            int page,
            Optional<Cursor> cursor,
            Slice<T> slice,
            long first) {
        ListAddress address = sized(list, size);
        Cursor before = slice.previous();
        Cursor behind = slice.next();
        return new Rows<>(
                address,
                total,
                parameters.count(total),
                size,
                Math.max(1, first),
                slice.items(),
                new Ways(
                        address.atPage(page, cursor),
                        before == null ? null : address.atPage(Math.max(1, page - 1), Optional.of(before)),
                        behind == null ? null : address.atPage(page + 1, Optional.of(behind)),
                        behind == null ? null : address.atPage(1, Optional.of(Cursor.END))));
    }

    /** All on one page, as far as they were read. */
    public static <T> Rows<T> all(ListAddress address, RowCount total, String count, List<T> items) {
        return new Rows<>(
                address, total, count, Math.max(1, items.size()), 1, items, new Ways(address, null, null, null));
    }

    private static int size(ListParameters parameters) {
        Optional<Integer> wanted = parameters.number("rows", FARTHEST);
        int size = wanted.filter(SIZES::contains).orElse(USUAL);
        if (wanted.isPresent() && wanted.get() != size) {
            parameters.unknown("rows", wanted.get().toString());
        }
        return size;
    }

    private static int pages(long total, int size) {
        return (int) Math.max(1, Math.min(FARTHEST, (total + size - 1) / size));
    }

    private static ListAddress sized(ListAddress address, int size) {
        return address.with("rows", size == USUAL ? null : Integer.toString(size));
    }

    /** Where one is, the page and its size included. */
    public ListAddress here() {
        return ways.here();
    }

    public List<T> getItems() {
        return items;
    }

    public long getTotal() {
        return total.number();
    }

    /** The total in words, which say where it is a guess. */
    public String getCount() {
        return count;
    }

    public boolean isNone() {
        return items.isEmpty();
    }

    /** The number of the first row that is shown, from 1. */
    public long getFirst() {
        return first;
    }

    public long getLast() {
        return first + items.size() - 1;
    }

    /** Whether there is more than one page, or could be. */
    public boolean isPaged() {
        return total.number() > USUAL;
    }

    /** Null on the first page. */
    public @Nullable String getPrevious() {
        return text(ways.previous());
    }

    /** Null on the last page. */
    public @Nullable String getNext() {
        return text(ways.next());
    }

    /** Null on the first page. */
    public @Nullable String getStart() {
        return ways.previous() == null ? null : address.atPage(1).toString();
    }

    /** Null on the last page. */
    public @Nullable String getEnd() {
        return text(ways.end());
    }

    private static @Nullable String text(@Nullable ListAddress way) {
        return way == null ? null : way.toString();
    }

    public List<Size> getSizes() {
        return SIZES.stream()
                .map(one -> new Size(one, sized(address, one).toString(), one == size))
                .toList();
    }
}
