package org.peakonjit.administration.reports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A CSV file (RFC 4180). */
public final class CsvSheet implements Sheet {

    /** Where spreadsheets part cells at semicolons, a formula may begin amid one of ours (CWE-1236). */
    private static final Pattern FORMULA_INSIDE =
            Pattern.compile("([;\\t\\r\\n][\\s\"]*+)(?=[=+@\uFF1D\uFF0B\uFF0D\uFF20-])");

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
            texts[i] = cell == null ? "" : plain(cell.toString());
        }
        writer.writeRecord(texts);
    }

    private static String plain(String text) {
        return FORMULA_INSIDE.matcher(text).replaceAll("$1'");
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
