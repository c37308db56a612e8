package org.peakonjit.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.subject.EmailAddress;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

/** The accounts of the run of one application, in memory. */
public final class InMemoryStagedAccounts implements StagedAccounts {

    private final Seats seats;
    private final Clock clock;
    private final Map<String, PeakonAccount> accounts = new LinkedHashMap<>();
    private final Set<String> seated = new HashSet<>();
    private @Nullable UUID begun;
    private @Nullable UUID under;
    private Instant noted = Instant.MIN;
    private int next;

    public InMemoryStagedAccounts(Seats seats) {
        this(seats, Clock.systemUTC());
    }

    public InMemoryStagedAccounts(Seats seats, Clock clock) {
        this.seats = seats;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Progress> begin(String application, UUID run, UUID attempt) {
        if (under != null && !run.equals(begun) && clock.instant().isBefore(noted.plus(UNDER_WAY))) {
            return Optional.empty();
        }
        if (under == null || !run.equals(begun)) {
            drop();
            begun = run;
            next = 1;
        }
        under = attempt;
        noted = clock.instant();
        return Optional.of(new Progress(next, accounts.size()));
    }

    @Override
    public synchronized boolean goesOn(String application, UUID attempt) {
        noted = attempt.equals(under) ? clock.instant() : noted;
        return attempt.equals(under);
    }

    @Override
    public synchronized int add(String application, UUID attempt, List<PeakonAccount> page, int from) {
        if (!attempt.equals(under)) {
            return -1;
        }
        int before = accounts.size();
        page.forEach(account -> accounts.putIfAbsent(account.id(), account));
        next = from;
        noted = clock.instant();
        return accounts.size() - before;
    }

    private List<Staged> staged(Predicate<Staged> which) {
        return accounts.values().stream()
                .map(one -> new Staged(one.id(), EmailAddress.canonical(one.userName()), one.active()))
                .filter(which)
                .toList();
    }

    private boolean isOfASeat(String application, String id) {
        return seats.page(application, SeatQuery.all(), 0, Integer.MAX_VALUE).stream()
                .map(Seat::scimId)
                .anyMatch(id::equals);
    }

    @Override
    public synchronized List<Staged> withIds(String application, Collection<String> ids) {
        return staged(one -> ids.contains(one.id()));
    }

    @Override
    public synchronized List<Staged> withNames(String application, Collection<String> names) {
        return staged(one -> names.contains(one.name()) && !isOfASeat(application, one.id()));
    }

    @Override
    public synchronized void seat(String application, UUID attempt, Set<String> ids) {
        if (goesOn(application, attempt)) {
            seated.addAll(ids);
        }
    }

    @Override
    public synchronized Finding withoutSeat(String application) {
        return Finding.of(accounts.values().stream()
                .filter(one -> !seated.contains(one.id()) && !isOfASeat(application, one.id()))
                .map(PeakonAccount::userName)
                .sorted()
                .toList());
    }

    @Override
    public synchronized boolean end(String application, UUID attempt) {
        boolean ours = attempt.equals(under);
        if (ours) {
            drop();
        }
        return ours;
    }

    @Override
    public synchronized void forget(String application) {
        drop();
    }

    private void drop() {
        accounts.clear();
        seated.clear();
        under = null;
    }
}
