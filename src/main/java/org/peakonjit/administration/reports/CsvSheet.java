package org.peakonjit.administration.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A CSV file (RFC 4180). */
public final class CsvSheet implements Sheet {

    private final CSVPrinter printer;

    /** Begins one with the titles of its columns. */
    public CsvSheet(OutputStream out, List<String> names) throws IOException {
        printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        printer.printRecord(names);
    }

    @Override
    public void row(Instant at, List<String> cells) throws IOException {
        printer.printRecord(cells);
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
