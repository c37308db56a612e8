package org.peakonjit.administration.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A CSV file (RFC 4180). */
public final class CsvSheet implements Sheet {

    /** In a line of its own, where the rest is missing. */
    private static final String INCOMPLETE = "INCOMPLETE";

    private final CsvWriter writer;

    /** Begins one with the titles of its columns. */
    public CsvSheet(OutputStream out, List<String> names) throws IOException {
        writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(new Unflushed(out), StandardCharsets.UTF_8));
        row(names);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        String[] texts = new String[cells.size()];
        for (int i = 0; i < texts.length; i++) {
            Object cell = cells.get(i);
            texts[i] = cell instanceof String text ? FormulaGuard.cellAmongOthers(text) : cell.toString();
        }
        writer.writeRecord(texts);
    }

    @Override
    public void end() throws IOException {
        writer.flush();
    }

    @Override
    public void breakOff() throws IOException {
        writer.writeRecord(INCOMPLETE);
        writer.flush();
    }

    /** Leaves it to the stream when it sends: whoever has sent nothing yet can still say that it failed. */
    private static final class Unflushed extends FilterOutputStream {

        Unflushed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() {
            // later
        }
    }
}
