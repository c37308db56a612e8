package org.peakonjit.administration.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A spreadsheet; where a sheet of it is full, the rows go on in another one. */
final class XlsxSheet implements Sheet {

    private static final int LONGEST_CELL = 32_767;
    /** A little less than the format allows. */
    private static final int MOST_ROWS = 1_000_000;

    private static final int AT_ONCE = 1000;

    private final Workbook workbook;
    private final String name;
    private final List<String> titles;
    private final ZoneId zone;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxSheet(OutputStream out, String name, List<String> titles, ZoneId zone) {
        this.workbook = new Workbook(out, "Peakon JIT Proxy", "1.0");
        this.name = name;
        this.titles = titles;
        this.zone = zone;
        this.sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        row = 0;
        Worksheet fresh = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        for (int column = 0; column < titles.size(); column++) {
            fresh.inlineString(0, column, titles.get(column));
            fresh.style(0, column).bold().set();
        }
        fresh.freezePane(0, 1);
        fresh.width(0, 20);
        return fresh;
    }

    @Override
    public void row(List<?> cells) throws IOException {
        if (row == MOST_ROWS) {
            sheet.finish();
            sheet = begin();
        }
        row++;
        for (int column = 0; column < cells.size(); column++) {
            cell(column, cells.get(column));
        }
        if (row % AT_ONCE == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, Object value) {
        if (value instanceof Instant time) {
            sheet.value(row, column, LocalDateTime.ofInstant(time, zone));
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else {
            String text = FormulaGuard.cell(value.toString());
            sheet.inlineString(row, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        }
    }

    @Override
    public void end() throws IOException {
        workbook.finish();
    }

    /** No program opens what has not been ended. */
    @Override
    public void breakOff() {}
}
