package org.peakonjit.conflict.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.person.Claim;

@Singleton
class JpaConflicts implements Conflicts {

    private final Transactions transactions;

    @Inject
    JpaConflicts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void note(String application, Claim claim, Instant at) {
        transactions.run(em -> {
            Optional<ConflictRow> known = Statements.query(
                            em,
                            ConflictRow.class,
                            "select c from ConflictRow c where c.application = ?1 and c.claimKey = ?2",
                            application,
                            ConflictRow.keyOf(claim))
                    .getResultStream()
                    .findFirst();
            known.ifPresent(row -> row.note(claim, at));
            if (known.isEmpty()) {
                em.persist(new ConflictRow(application, claim, at));
                em.flush();
            }
        });
    }

    @Override
    public Optional<Conflict> find(String application, UUID id) {
        return transactions
                .find(ConflictRow.class, id)
                .map(ConflictRow::toConflict)
                .filter(conflict -> conflict.application().equals(application));
    }

    @Override
    public List<Conflict> page(ConflictQuery query, int offset, int limit) {
        return transactions.call(em -> search(query)
                .select(em, "c", "order by c.lastSeen desc, c.id", ConflictRow.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(ConflictRow::toConflict)
                .toList());
    }

    @Override
    public long count(ConflictQuery query) {
        return transactions.call(
                em -> search(query).select(em, "count(c)", "", Long.class).getSingleResult());
    }

    private static JpqlQuery search(ConflictQuery query) {
        JpqlQuery search = new JpqlQuery("ConflictRow c");
        query.application().ifPresent(name -> search.and("c.application = ?", name));
        query.state().ifPresent(state -> search.and("c.state = ?", state));
        query.kind().ifPresent(kind -> search.and("c.kind = ?", kind));
        query.text().ifPresent(text -> search.andContains(text, "c.address", "c.holderAddress"));
        return search;
    }

    @Override
    public boolean close(UUID id, Conflict.State state, Instant at, @Nullable String by) {
        return transactions.call(em -> Statements.locked(em, ConflictRow.class, id)
                .map(row -> row.close(state, at, by))
                .orElse(false));
    }

    @Override
    public int forget(String address) {
        return transactions.change("delete from ConflictRow c where c.address = ?1 or c.holderAddress = ?1", address);
    }

    @Override
    public int forgetBefore(Instant instant) {
        return transactions.change("delete from ConflictRow c where c.lastSeen < ?1", Timestamp.from(instant));
    }
}
