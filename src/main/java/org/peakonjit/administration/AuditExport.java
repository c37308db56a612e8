package org.peakonjit.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;

/** The audit as a file for a spreadsheet, latest line first, of at most {@value #MOST_ROWS} lines. */
@Singleton
public class AuditExport {

    /** The most lines of one file; narrow the period to see more. */
    public static final int MOST_ROWS = 100_000;

    private static final int PAGE = 1_000;

    private static final List<Column> COLUMNS = List.of(
            new Column("at", entry -> entry.at().toString()),
            new Column("kind", entry -> word(entry.kind().name())),
            new Column("person", AuditEntry::person),
            new Column("application", AuditEntry::application),
            new Column("outcome", AuditEntry::outcome),
            new Column("flow", entry -> entry.flow() == null ? null : word(entry.flow())),
            new Column("policy", AuditEntry::policy),
            new Column("address", AuditEntry::address),
            new Column("reference", AuditEntry::reference),
            new Column("issuer", AuditEntry::issuer),
            new Column("detail", AuditEntry::detail),
            new Column("actor", AuditEntry::actor),
            new Column("object", AuditEntry::object),
            new Column("before", AuditEntry::before),
            new Column("after", AuditEntry::after));

    private final AuditTrail trail;

    @Inject
    public AuditExport(AuditTrail trail) {
        this.trail = trail;
    }

    private record Column(String name, Function<AuditEntry, @Nullable String> value) {}

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
     * @param zone of the times in a spreadsheet; a CSV has them in UTC
     */
    public void write(AuditQuery query, Format format, ZoneId zone, OutputStream out) throws IOException {
        List<String> names = COLUMNS.stream().map(Column::name).toList();
        try (Sheet sheet = format == Format.CSV ? new CsvSheet(out, names) : new XlsxSheet(out, names, zone)) {
            for (int offset = 0; offset < MOST_ROWS; offset += PAGE) {
                List<AuditEntry> page = trail.page(query, offset, PAGE);
                for (AuditEntry entry : page) {
                    sheet.row(
                            entry.at(),
                            COLUMNS.stream()
                                    .map(column -> cell(column.value().apply(entry)))
                                    .toList());
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    /** Text that a spreadsheet would take for a formula is made plain text (CWE-1236). */
    static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return formula ? "'" + value : value;
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
