package org.peakonjit.administration.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;

/** The audit as a file for a spreadsheet, latest line first, of at most {@value #MOST_ROWS} lines. */
@Singleton
public class AuditExport {

    /** The most lines of one file; narrow the period to see more. */
    public static final int MOST_ROWS = 100_000;

    private static final int PAGE = 1_000;

    private final AuditTrail trail;
    private final Attempts attempts;

    @Inject
    public AuditExport(AuditTrail trail, Attempts attempts) {
        this.trail = trail;
        this.attempts = attempts;
    }

    /** What kind of file. */
    public enum Format {
        /** Comma-separated values (RFC 4180), UTF-8. */
        CSV("text/csv;charset=UTF-8"),
        /** Office Open XML (ISO/IEC 29500). */
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** How the file's name ends. */
        public String extension() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes what the query finds.
     *
     * @param columns which to write, in this order; the time comes first in any case
     * @param titles their titles
     * @param zone of the times in a spreadsheet; a CSV has them in UTC
     */
    public void write(
            AuditQuery query,
            Format format,
            List<AuditColumn> columns,
            Function<AuditColumn, String> titles,
            ZoneId zone,
            OutputStream out)
            throws IOException {
        List<AuditColumn> all = Stream.concat(Stream.of(AuditColumn.AT), columns.stream())
                .distinct()
                .toList();
        List<String> names = all.stream().map(titles).toList();
        try (Sheet sheet = format == Format.CSV
                ? new CsvSheet(out, names)
                : new XlsxSheet(out, names, zone, all.indexOf(AuditColumn.ATTEMPTS))) {
            // a line that is appended meanwhile pushes others onto the next page, where they come again
            Set<UUID> written = new HashSet<>();
            for (int offset = 0; offset < MOST_ROWS; offset += PAGE) {
                List<AuditEntry> page = trail.page(query, offset, PAGE);
                Map<Who, Long> counts = all.contains(AuditColumn.ATTEMPTS) ? attempts.of(query, page) : Map.of();
                for (AuditEntry entry : page) {
                    if (!written.add(entry.id())) {
                        continue;
                    }
                    Long count = counts.get(Who.of(entry));
                    sheet.row(
                            entry.at(),
                            all.stream()
                                    .map(column -> cell(column.value(entry, count)))
                                    .toList());
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    /** Text that a spreadsheet would take for a formula is made plain text (CWE-1236). */
    public static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return formula ? "'" + value : value;
    }
}
