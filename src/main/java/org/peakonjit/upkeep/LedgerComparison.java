package org.peakonjit.upkeep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.upkeep.ReconciliationReport.Finding;
import org.peakonjit.upkeep.StagedAccounts.Staged;

/**
 * Walks through a ledger in windows, beside the accounts that were read: a seat's account is found by id, else by userName
 * among those that no seat has by id.
 */
final class LedgerComparison {

    private static final int WINDOW = 500;

    private final Seats seats;
    private final StagedAccounts accounts;
    private final String application;
    private final UUID attempt;
    private final Found gone = new Found();
    private final Found inactive = new Found();
    private Finding unknown = Finding.of(List.of());
    private long compared;

    LedgerComparison(Seats seats, StagedAccounts accounts, String application, UUID attempt) {
        this.seats = seats;
        this.accounts = accounts;
        this.application = application;
        this.attempt = attempt;
    }

    /** A number, and the first names behind it. */
    private static final class Found {
        private final List<String> names = new ArrayList<>();
        private long count;

        void add(Seat seat) {
            count++;
            if (names.size() < ReconciliationReport.LONGEST_LIST) {
                names.add(seat.address());
            }
        }

        Finding finding() {
            return new Finding(count, names);
        }
    }

    /** Is told of the seats that may have to go. */
    interface Suspects {
        /** Peakon listed no account of it. */
        void gone(Seat seat);

        void inactive(Seat seat);
    }

    /**
     * Compares all of it.
     *
     * @param watcher is told how many seats were compared, and says whether to go on
     * @return whether it came to the end, and no other run took the place of this one meanwhile
     */
    boolean run(Suspects suspects, LongPredicate watcher) {
        Slice<Seat> window = seats.page(application, SeatQuery.all(), Place.START, WINDOW);
        while (true) {
            if (!compare(window.items(), suspects)) {
                return false;
            }
            compared += window.items().size();
            if (!watcher.test(compared)) {
                return false;
            }
            if (window.next() == null) {
                unknown = accounts.withoutSeat(application);
                return accounts.goesOn(application, attempt);
            }
            window = seats.page(application, SeatQuery.all(), Place.of(window.next()), WINDOW);
        }
    }

    /** Returns whether what it read was its own. */
    private boolean compare(List<Seat> window, Suspects suspects) {
        Map<String, Staged> byId = new HashMap<>();
        accounts.withIds(
                        application,
                        window.stream()
                                .map(Seat::scimId)
                                .filter(Objects::nonNull)
                                .toList())
                .forEach(account -> byId.put(account.id(), account));
        Set<String> names = new HashSet<>();
        window.stream().filter(seat -> byId(byId, seat) == null).forEach(seat -> {
            names.add(seat.address());
            Optional.ofNullable(seat.names().userName()).ifPresent(names::add);
        });
        Map<String, Staged> byName = new HashMap<>();
        accounts.withNames(application, names).forEach(account -> byName.put(account.name(), account));
        if (!accounts.goesOn(application, attempt)) {
            return false;
        }
        Set<String> seated = new HashSet<>();
        for (Seat seat : window) {
            Staged known = byId(byId, seat);
            Staged account = known == null ? named(byName, seat) : known;
            if (account == null && seat.isAssigned()) {
                gone.add(seat);
                suspects.gone(seat);
            } else if (account != null) {
                if (known == null) {
                    seated.add(account.id());
                }
                if (!account.active()) {
                    inactive.add(seat);
                    suspects.inactive(seat);
                }
            }
        }
        accounts.seat(application, attempt, seated);
        return true;
    }

    private static @Nullable Staged byId(Map<String, Staged> byId, Seat seat) {
        return seat.scimId() == null ? null : byId.get(seat.scimId());
    }

    private static @Nullable Staged named(Map<String, Staged> byName, Seat seat) {
        String userName = seat.names().userName();
        Staged named = userName == null ? null : byName.get(userName);
        return named == null ? byName.get(seat.address()) : named;
    }

    /** How many seats there were. */
    long compared() {
        return compared;
    }

    /** Accounts that no seat is for. */
    Finding unknown() {
        return unknown;
    }

    Finding gone() {
        return gone.finding();
    }

    Finding inactive() {
        return inactive.finding();
    }
}
