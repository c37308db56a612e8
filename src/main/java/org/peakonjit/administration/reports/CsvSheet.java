package org.peakonjit.administration.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A CSV file (RFC 4180). */
public final class CsvSheet implements Sheet {

    private final CsvWriter writer;

    /** Begins one with the titles of its columns. */
    public CsvSheet(OutputStream out, List<String> names) throws IOException {
        writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        row(names);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        String[] texts = new String[cells.size()];
        for (int i = 0; i < texts.length; i++) {
            Object cell = cells.get(i);
            texts[i] = cell == null ? "" : cell.toString();
        }
        writer.writeRecord(texts);
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
