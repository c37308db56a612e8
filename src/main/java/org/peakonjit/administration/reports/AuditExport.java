package org.peakonjit.administration.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;

/** The audit as a file for a spreadsheet, in the order that is asked for. */
@Singleton
public class AuditExport {

    private static final int PAGE = 1_000;
    private static final Slice<AuditEntry> NOTHING = new Slice<>(List.of(), null, null);

    private final AuditTrail trail;
    private final Attempts attempts;
    private final Clock clock;

    @Inject
    public AuditExport(AuditTrail trail, Attempts attempts, Clock clock) {
        this.trail = trail;
        this.attempts = attempts;
        this.clock = clock;
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
     * Writes what the query finds of what had happened when the writing began: so it ends, and has no line twice.
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
        List<AuditColumn> all = withTime(columns);
        write(query, format, all, all.stream().map(titles).toList(), zone, out, lines -> true);
    }

    /** The columns of a file that is asked for with these. */
    public static List<AuditColumn> withTime(List<AuditColumn> columns) {
        return Stream.concat(Stream.of(AuditColumn.AT), columns.stream())
                .distinct()
                .toList();
    }

    /**
     * The same, while somebody watches.
     *
     * @param watcher is told how many lines are written, and says whether to go on
     * @return how many were written
     */
    public long write(
            AuditQuery query,
            Format format,
            List<AuditColumn> columns,
            List<String> titles,
            ZoneId zone,
            OutputStream out,
            LongPredicate watcher)
            throws IOException {
        try (Sheet sheet = Sheet.of(format, out, "Audit", titles, zone)) {
            long written = 0;
            AuditQuery asOfNow = query.asOf(clock.instant());
            Slice<AuditEntry> page = trail.page(asOfNow, Place.START, PAGE);
            while (!page.items().isEmpty() && watcher.test(written)) {
                Map<Who, Long> counts =
                        columns.contains(AuditColumn.ATTEMPTS) ? attempts.of(query, page.items()) : Map.of();
                for (AuditEntry entry : page.items()) {
                    sheet.row(cells(columns, entry, counts.get(Who.of(entry))));
                }
                written += page.items().size();
                page = page.next() == null ? NOTHING : trail.page(asOfNow, Place.of(page.next()), PAGE);
            }
            return written;
        }
    }

    private static List<Object> cells(List<AuditColumn> columns, AuditEntry entry, @Nullable Long count) {
        return columns.stream()
                .map(column -> switch (column) {
                    case AT -> entry.at();
                    case ATTEMPTS -> count == null ? "" : (Object) count;
                    default -> cell(column.value(entry, count));
                })
                .toList();
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
