package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongPredicate;
import org.peakonjit.administration.reports.Sheet;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;

/** The ledger as a file for a spreadsheet, by holder, however long it is. */
@Singleton
public class SeatExport {

    private static final int PAGE = 1_000;

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
     * @param watcher is told how many lines are written, and says whether to go on
     * @return how many were written
     */
    public long write(String application, SeatQuery query, List<SeatColumn> columns, Sheet sheet, LongPredicate watcher)
            throws IOException {
        SeatQuery asOfNow = seats.pinned(application, query.asOf(clock.instant()));
        return sheet.rows(place -> seats.page(application, asOfNow, place, PAGE), page -> rows(columns, page), watcher);
    }

    private static List<List<Object>> rows(List<SeatColumn> columns, List<Seat> page) {
        return page.stream()
                .map(seat -> columns.stream().map(column -> column.cell(seat)).toList())
                .toList();
    }
}
