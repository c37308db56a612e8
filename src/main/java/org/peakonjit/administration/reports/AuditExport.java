package org.peakonjit.administration.reports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;

/** The audit as a file for a spreadsheet, in the order that is asked for. */
@Singleton
public class AuditExport {

    private static final int PAGE = 1_000;

    private final AuditTrail trail;
    private final Attempts attempts;
    private final Clock clock;

    @Inject
    public AuditExport(AuditTrail trail, Attempts attempts, Clock clock) {
        this.trail = trail;
        this.attempts = attempts;
        this.clock = clock;
    }

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
     * @param columns which to write, in this order
     * @param watcher is told how many lines are written, and says whether to go on
     * @return how many were written
     */
    public long write(AuditQuery query, List<AuditColumn> columns, Sheet sheet, LongPredicate watcher)
            throws IOException {
        AuditQuery asOfNow = query.asOf(clock.instant());
        return sheet.rows(place -> trail.page(asOfNow, place, PAGE), page -> rows(query, columns, page), watcher);
    }

    private List<List<Object>> rows(AuditQuery query, List<AuditColumn> columns, List<AuditEntry> page) {
        Map<Who, Long> counts = columns.contains(AuditColumn.ATTEMPTS) ? attempts.of(query, page) : Map.of();
        return page.stream()
                .map(entry -> cells(columns, entry, counts.get(Who.of(entry))))
                .toList();
    }

    private static List<Object> cells(List<AuditColumn> columns, AuditEntry entry, @Nullable Long count) {
        return columns.stream()
                .map(column -> switch (column) {
                    case AT -> entry.at();
                    case ATTEMPTS -> count == null ? "" : (Object) count;
                    default -> Objects.requireNonNullElse(column.value(entry, count), "");
                })
                .toList();
    }
}
