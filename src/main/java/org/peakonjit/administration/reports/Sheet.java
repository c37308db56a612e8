package org.peakonjit.administration.reports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.peakonjit.administration.reports.AuditExport.Format;

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
}
