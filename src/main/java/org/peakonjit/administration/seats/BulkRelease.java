package org.peakonjit.administration.seats;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.seats.SeatReleasing.Release.Kept;
import org.peakonjit.administration.seats.SeatReleasing.Release.Released;
import org.peakonjit.application.Application;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.refusal.Fault;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/**
 * Releases all seats that a filter finds, each of them met once, however many stay; whoever asked can stop it.
 * A seat that was taken after the number was confirmed is never among them, and they are never more than that number.
 * One that the filter would not find any more when its turn comes is left alone, too.
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
     * @param kept how many stay, each for a reason of its own
     * @param trouble why the last of those stays
     * @param who the first of those that stay
     */
    public record Progress(
            Instant until,
            long total,
            long released,
            long kept,
            @Nullable Fault trouble,
            List<KeptSeat> who) {

        public static final int MOST_NAMED = 1000;

        public Progress {
            who = List.copyOf(who);
        }

        /** One more, of which that came. */
        Progress and(Seat seat, SeatReleasing.Release result) {
            if (!(result instanceof Kept kept)) {
                return new Progress(
                        until, total, released + (result instanceof Released ? 1 : 0), this.kept, trouble, who);
            }
            List<KeptSeat> named = new ArrayList<>(who);
            if (named.size() < MOST_NAMED) {
                named.add(new KeptSeat(seat.id(), seat.address(), kept.why()));
            }
            return new Progress(until, total, released, this.kept + 1, kept.why(), named);
        }

        /** Whether they are as many as were confirmed. */
        boolean isComplete() {
            return released + kept >= total;
        }

        /** One more that was released, by a node that died. */
        Progress gone() {
            return new Progress(until, total, released + 1, kept, trouble, who);
        }
    }

    /**
     * What the filter finds now.
     *
     * @param query {@link Seats#pinned}, as the one that is released by
     */
    public Progress begin(Application application, SeatQuery query) {
        Instant now = clock.instant();
        return begin(seats.count(application.name(), query.asOf(now)), now);
    }

    /** As many seats as were found at an instant. */
    static Progress begin(long total, Instant until) {
        return new Progress(until, total, 0, 0, null, List.of());
    }

    /**
     * Releases them, one after the other, as long as the watcher says so after each. Not to be called in a transaction.
     *
     * @param query {@link Seats#pinned}
     */
    public Progress release(
            String actor,
            Application application,
            SeatQuery query,
            AccountFate fate,
            Progress begun,
            Predicate<Progress> goOn) {
        SeatQuery asBegun = query.asOf(begun.until());
        Progress now = begun;
        Slice<Seat> page = seats.page(application.name(), asBegun, Place.START, PAGE);
        while (true) {
            for (Seat seat : page.items()) {
                if (now.isComplete() || !goOn.test(now)) {
                    return now;
                }
                now = now.and(seat, releasing.release(actor, application, seat, asBegun, fate));
            }
            if (page.next() == null) {
                return now;
            }
            page = seats.page(application.name(), asBegun, Place.of(page.next()), PAGE);
        }
    }
}
