package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongPredicate;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.administration.reports.Sheet;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;

/** The ledger as a file for a spreadsheet, by holder, however long it is. */
@Singleton
public class SeatExport {

    private static final int PAGE = 1_000;
    private static final Slice<Seat> NOTHING = new Slice<>(List.of(), null, null);

    private final Seats seats;
    private final Clock clock;

    @Inject
    public SeatExport(Seats seats, Clock clock) {
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * Writes what the query finds of the seats that had been taken when the writing began.
     *
     * @param columns which to write, in this order
     * @param titles their titles
     * @param zone of the times in a spreadsheet; a CSV has them in UTC
     * @param watcher is told how many lines are written, and says whether to go on
     * @return how many were written
     */
    public long write(
            String application,
            SeatQuery query,
            Format format,
            List<SeatColumn> columns,
            List<String> titles,
            ZoneId zone,
            OutputStream out,
            LongPredicate watcher)
            throws IOException {
        try (Sheet sheet = Sheet.of(format, out, "Seats", titles, zone)) {
            long written = 0;
            SeatQuery asOfNow = seats.pinned(application, query.asOf(clock.instant()));
            Slice<Seat> page = seats.page(application, asOfNow, Place.START, PAGE);
            while (!page.items().isEmpty() && watcher.test(written)) {
                for (Seat seat : page.items()) {
                    sheet.row(columns.stream().map(column -> column.cell(seat)).toList());
                }
                written += page.items().size();
                page = page.next() == null ? NOTHING : seats.page(application, asOfNow, Place.of(page.next()), PAGE);
            }
            return written;
        }
    }
}
