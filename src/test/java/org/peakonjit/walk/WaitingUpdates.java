package org.peakonjit.walk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.ScimUser;

/** Waiting changes as the database keeps them. */
final class WaitingUpdates implements PendingUpdates {

    private record Row(Pending pending, Instant due) {

        boolean carries(ScimUser user) {
            return pending.user().digest().equals(user.digest());
        }
    }

    private final Clock clock;
    private Map<UUID, Row> rows = new LinkedHashMap<>();

    WaitingUpdates(Clock clock) {
        this.clock = clock;
    }

    Runnable savepoint() {
        Map<UUID, Row> then = new LinkedHashMap<>(rows);
        return () -> rows = then;
    }

    List<Pending> all() {
        return rows.values().stream().map(Row::pending).toList();
    }

    @Override
    public void put(UUID seat, String application, String accountId, String address, ScimUser user) {
        Row known = rows.get(seat);
        if (known == null || !known.carries(user)) {
            Pending pending = new Pending(seat, application, accountId, address, user, 0);
            rows.put(seat, new Row(pending, clock.instant()));
        }
    }

    @Override
    public Optional<Pending> of(UUID seat) {
        return Optional.ofNullable(rows.get(seat)).map(Row::pending);
    }

    @Override
    public List<Pending> due(int atMost) {
        Instant now = clock.instant();
        return rows.values().stream()
                .filter(row -> !row.due().isAfter(now))
                .sorted(Comparator.comparing(Row::due))
                .limit(atMost)
                .map(Row::pending)
                .toList();
    }

    @Override
    public void settle(Pending pending) {
        rows.computeIfPresent(pending.seat(), (seat, row) -> row.carries(pending.user()) ? null : row);
    }

    @Override
    public void postpone(Pending pending, Duration pause) {
        rows.computeIfPresent(
                pending.seat(), (seat, row) -> row.carries(pending.user()) ? postponed(row.pending(), pause) : row);
    }

    private Row postponed(Pending old, Duration pause) {
        Pending pending = new Pending(
                old.seat(), old.application(), old.accountId(), old.address(), old.user(), old.attempts() + 1);
        return new Row(pending, clock.instant().plus(pause));
    }
}
