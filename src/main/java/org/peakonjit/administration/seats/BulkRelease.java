package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.seats.SeatReleasing.Release.Kept;
import org.peakonjit.administration.seats.SeatReleasing.Release.Released;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.Seats;
import org.peakonjit.refusal.Fault;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/**
 * Releases all seats that a filter finds, a stretch at a time, so that nobody waits long and whoever asked can stop it.
 * A seat that was taken after the number was confirmed is never among them.
 */
@Singleton
public class BulkRelease {

    private static final int PAGE = 100;

    private final Seats seats;
    private final SeatReleasing releasing;
    private final Clock clock;

    @Inject
    public BulkRelease(Seats seats, SeatReleasing releasing, Clock clock) {
        this.seats = seats;
        this.releasing = releasing;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param until seats taken later are left alone
     * @param total how many the filter found when it was confirmed
     * @param kept how many stay, since Peakon did not change their accounts
     * @param trouble why the last of those stays
     * @param finished whether no seat is left that could be released
     */
    public record Progress(
            Instant until,
            long total,
            long released,
            long kept,
            @Nullable Fault trouble,
            boolean finished) implements Serializable {

        private static final long serialVersionUID = 1L;

        /** How much is done, 0 to 100. */
        public int percent() {
            return finished || total == 0 ? 100 : (int) Math.min(99, (released + kept) * 100 / total);
        }
    }

    /** What the filter finds now. */
    public Progress begin(Application application, SeatQuery query) {
        Instant now = clock.instant();
        return new Progress(now, seats.count(application.name(), query.asOf(now)), 0, 0, null, false);
    }

    /**
     * Goes on for about {@code time}. Not to be called in a transaction.
     *
     * @param actor the administrator's account
     */
    public Progress goOn(
            String actor, Application application, SeatQuery query, AccountFate fate, Progress before, Duration time) {
        Instant end = clock.instant().plus(time);
        Progress now = before;
        while (!now.finished() && clock.instant().isBefore(end)) {
            // Those that stay are in front of the others for good.
            List<Seat> page =
                    seats.page(application.name(), query.asOf(before.until()), Math.toIntExact(now.kept()), PAGE);
            now = page.isEmpty() ? finished(now) : release(actor, application, fate, now, page, end);
        }
        return now;
    }

    private Progress release(
            String actor, Application application, AccountFate fate, Progress before, List<Seat> page, Instant end) {
        Progress now = before;
        for (Seat seat : page) {
            SeatReleasing.Release result = releasing.release(actor, application, seat, fate);
            boolean kept = result instanceof Kept;
            now = new Progress(
                    now.until(),
                    now.total(),
                    now.released() + (result instanceof Released ? 1 : 0),
                    now.kept() + (kept ? 1 : 0),
                    kept ? ((Kept) result).failure().fault() : now.trouble(),
                    false);
            if (!clock.instant().isBefore(end)) {
                return now;
            }
        }
        return now;
    }

    private static Progress finished(Progress now) {
        return new Progress(now.until(), now.total(), now.released(), now.kept(), now.trouble(), true);
    }
}
