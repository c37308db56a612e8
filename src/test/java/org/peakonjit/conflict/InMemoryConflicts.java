package org.peakonjit.conflict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.license.person.Claim;

/** Conflicts in memory. */
public final class InMemoryConflicts implements Conflicts {

    private final List<Conflict> all = new ArrayList<>();

    public synchronized List<Conflict> all() {
        return List.copyOf(all);
    }

    /** What is in it now, to go back to: a transaction that was rolled back. */
    public synchronized Runnable savepoint() {
        List<Conflict> then = List.copyOf(all);
        return () -> {
            synchronized (this) {
                all.clear();
                all.addAll(then);
            }
        };
    }

    @Override
    public synchronized void note(String application, Claim claim, Instant at) {
        Optional<Conflict> known = all.stream()
                .filter(one -> one.application().equals(application))
                .filter(one -> one.claim().seat().equals(claim.seat()) && isSame(one.claim(), claim))
                .findFirst();
        known.ifPresent(all::remove);
        all.add(new Conflict(
                known.map(Conflict::id).orElseGet(UUID::randomUUID),
                application,
                claim,
                known.map(Conflict::attempts).orElse(0) + 1,
                known.map(Conflict::firstSeen).orElse(at),
                at,
                State.OPEN,
                null,
                null));
    }

    private static boolean isSame(Claim one, Claim other) {
        return one.claimant().key().isPresent()
                ? one.claimant().key().equals(other.claimant().key())
                : one.claimant().equals(other.claimant());
    }

    @Override
    public synchronized Optional<Conflict> find(String application, UUID id) {
        return all.stream()
                .filter(one -> one.id().equals(id) && one.application().equals(application))
                .findFirst();
    }

    @Override
    public synchronized List<Conflict> page(ConflictQuery query, int offset, int limit) {
        return all.stream().filter(matching(query)).skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized long count(ConflictQuery query) {
        return all.stream().filter(matching(query)).count();
    }

    private static Predicate<Conflict> matching(ConflictQuery query) {
        return one -> query.application().map(one.application()::equals).orElse(true)
                && query.state().map(one.state()::equals).orElse(true)
                && query.kind().map(one.claim().kind()::equals).orElse(true)
                && query.text()
                        .map(text -> one.claim().claimant().address().contains(text)
                                || one.claim().holder().address().contains(text))
                        .orElse(true);
    }

    @Override
    public synchronized boolean close(UUID id, State state, Instant at, @Nullable String by) {
        Optional<Conflict> open = all.stream()
                .filter(one -> one.id().equals(id) && one.state() == State.OPEN)
                .findFirst();
        open.ifPresent(one -> {
            all.remove(one);
            all.add(new Conflict(
                    id,
                    one.application(),
                    one.claim(),
                    one.attempts(),
                    one.firstSeen(),
                    one.lastSeen(),
                    state,
                    at,
                    by));
        });
        return open.isPresent();
    }

    @Override
    public synchronized int forget(String address) {
        int before = all.size();
        all.removeIf(one -> one.claim().claimant().address().equals(address)
                || one.claim().holder().address().equals(address));
        return before - all.size();
    }

    @Override
    public synchronized int forgetBefore(Instant instant) {
        int before = all.size();
        all.removeIf(one -> one.lastSeen().isBefore(instant));
        return before - all.size();
    }
}
