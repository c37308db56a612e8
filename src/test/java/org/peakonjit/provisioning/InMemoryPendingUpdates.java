package org.peakonjit.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Waiting changes in memory; postponed ones are due again at once, and their pauses are kept. */
public final class InMemoryPendingUpdates implements PendingUpdates {

    private final Map<UUID, Pending> changes = new LinkedHashMap<>();
    public final List<Duration> pauses = new ArrayList<>();

    public List<Pending> all() {
        return List.copyOf(changes.values());
    }

    @Override
    public void put(UUID seat, String application, String accountId, String address, ScimUser user) {
        changes.put(seat, new Pending(seat, application, accountId, address, user, 0));
    }

    @Override
    public Optional<Pending> of(UUID seat) {
        return Optional.ofNullable(changes.get(seat));
    }

    @Override
    public List<Pending> due(int atMost) {
        return all();
    }

    @Override
    public void settle(Pending pending) {
        changes.remove(pending.seat());
    }

    @Override
    public void postpone(Pending pending, Duration pause) {
        pauses.add(pause);
        changes.put(
                pending.seat(),
                new Pending(
                        pending.seat(),
                        pending.application(),
                        pending.accountId(),
                        pending.address(),
                        pending.user(),
                        pending.attempts() + 1));
    }
}
