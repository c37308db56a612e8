package org.peakonjit.administration.exports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest.OfAudit;
import org.peakonjit.administration.exports.ExportRequest.OfSeats;
import org.peakonjit.administration.reports.AuditExport;
import org.peakonjit.administration.reports.Sheet;
import org.peakonjit.administration.seats.SeatExport;

/** Writes long lists as files. */
@Singleton
public class Exports {

    private final SeatExport seats;
    private final AuditExport audit;

    @Inject
    public Exports(SeatExport seats, AuditExport audit) {
        this.seats = seats;
        this.audit = audit;
    }

    /** Writes it to the end. */
    public void write(@Nullable String application, ExportRequest request, OutputStream out) throws IOException {
        write(application, request, out, lines -> true);
    }

    /**
     * The same, while somebody watches.
     *
     * @param application whose seats they are; null where they are lines of the audit
     * @param watcher is told how many lines are written, and says whether to go on
     * @return how many were written
     */
    long write(@Nullable String application, ExportRequest request, OutputStream out, LongPredicate watcher)
            throws IOException {
        OfSeats ofSeats = request.seats();
        OfAudit ofAudit = request.audit();
        String table = ofSeats == null ? "Audit" : "Seats";
        Sheet file = Sheet.of(request.format(), out, table, request.titles(), request.zone());
        return file.write(sheet -> {
            if (ofSeats != null && application != null) {
                return seats.write(application, ofSeats.query(), ofSeats.columns(), sheet, watcher);
            }
            return ofAudit == null ? 0 : audit.write(ofAudit.query(), ofAudit.columns(), sheet, watcher);
        });
    }
}
