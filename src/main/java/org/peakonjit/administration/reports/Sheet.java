package org.peakonjit.administration.reports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;

/** A table that is written row by row, in constant memory. Closing it ends the table, not the stream. */
public interface Sheet extends Closeable {

    /**
     * Begins one.
     *
     * @param name of the table, where the format knows such
     * @param titles of the columns
     * @param zone of the times in a spreadsheet; a CSV has them in UTC
     */
    static Sheet of(Format format, OutputStream out, String name, List<String> titles, ZoneId zone) throws IOException {
        return format == Format.CSV ? new CsvSheet(out, titles) : new XlsxSheet(out, name, titles, zone);
    }

    /** @param cells texts, numbers and {@link Instant}s; an empty text where there is nothing */
    void row(List<?> cells) throws IOException;

    /**
     * Writes a long list, page by page.
     *
     * @param pages the page at a place of the list
     * @param rows the cells of each row of a page
     * @param watcher is told before each page how many rows are written, and says whether to go on
     * @return how many rows were written
     */
    default <T> long rows(
            Function<Place, Slice<T>> pages, Function<List<T>, List<? extends List<?>>> rows, LongPredicate watcher)
            throws IOException {
        long written = 0;
        Slice<T> page = pages.apply(Place.START);
        while (!page.items().isEmpty() && watcher.test(written)) {
            for (List<?> cells : rows.apply(page.items())) {
                row(cells);
            }
            written += page.items().size();
            page = page.next() == null ? new Slice<>(List.of(), null, null) : pages.apply(Place.of(page.next()));
        }
        return written;
    }
}
