package org.peakonjit.administration.reports;

import java.util.regex.Pattern;

/** Makes plain text of what a spreadsheet would take for a formula (CWE-1236). */
final class FormulaGuard {

    /** With what one begins, also in full width. */
    private static final String BEGINNING = "=+@\uFF1D\uFF0B\uFF0D\uFF20-";

    /** The same, or white space that is dropped before it. */
    private static final Pattern AT_THE_BEGINNING = Pattern.compile("^(?=[\\t\\r\\n" + BEGINNING + "])");

    /** Where spreadsheets part cells at semicolons, one may begin amid a cell of ours. */
    private static final Pattern INSIDE = Pattern.compile("([;\\t\\r\\n][\\s\"]*+)(?=[" + BEGINNING + "])");

    private FormulaGuard() {}

    /** The text of a cell, whatever stands beside it. */
    static String cell(String text) {
        return AT_THE_BEGINNING.matcher(text).replaceFirst("'");
    }

    /** The same where nothing but characters parts it from others. */
    static String cellAmongOthers(String text) {
        return INSIDE.matcher(cell(text)).replaceAll("$1'");
    }
}
