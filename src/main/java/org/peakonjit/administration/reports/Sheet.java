package org.peakonjit.administration.reports;

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

/** A table that is written row by row, in constant memory, and that looks whole only when it is. */
public interface Sheet {

    /** What is written into one. */
    interface Content {

        /** Returns how many rows it has. */
        long write(Sheet sheet) throws IOException;
    }

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

    /**
     * Writes a row. No text of it is a formula.
     *
     * @param cells texts, numbers and {@link Instant}s; an empty text where there is nothing
     */
    void row(List<?> cells) throws IOException;

    /** Ends the table, not the stream. */
    void end() throws IOException;

    /** Lets whoever reads it see that it is not whole. */
    void breakOff() throws IOException;

    /** Writes all of it: servers end an answer that breaks off as they end any other. Returns how many rows it has. */
    default long write(Content content) throws IOException {
        long rows;
        try {
            rows = content.write(this);
        } catch (RuntimeException | Error e) {
            try {
                breakOff();
            } catch (IOException nobodyReads) {
                e.addSuppressed(nobodyReads);
            }
            throw e;
        }
        end();
        return rows;
    }

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
