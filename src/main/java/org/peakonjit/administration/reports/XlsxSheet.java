package org.peakonjit.administration.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A spreadsheet whose first column holds times. */
final class XlsxSheet implements Sheet {

    private static final int LONGEST_CELL = 32_767;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final ZoneId zone;
    private final int numbers;
    private int row;

    /** @param numbers the column that holds numbers; -1 where none does */
    XlsxSheet(OutputStream out, List<String> names, ZoneId zone, int numbers) {
        workbook = new Workbook(out, "Peakon JIT Proxy", "1.0");
        sheet = workbook.newWorksheet("Audit");
        this.zone = zone;
        this.numbers = numbers;
        for (int column = 0; column < names.size(); column++) {
            sheet.value(0, column, names.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        sheet.width(0, 20);
    }

    @Override
    public void row(Instant at, List<String> cells) throws IOException {
        row++;
        sheet.value(row, 0, LocalDateTime.ofInstant(at, zone));
        sheet.style(row, 0).format("yyyy-mm-dd hh:mm:ss").set();
        for (int column = 1; column < cells.size(); column++) {
            String text = cells.get(column);
            if (column == numbers && !text.isEmpty()) {
                sheet.value(row, column, Long.parseLong(text));
            } else {
                sheet.value(row, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
            }
        }
        if (row % 1000 == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
