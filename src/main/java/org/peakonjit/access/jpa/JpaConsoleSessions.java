package org.peakonjit.access.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.access.ConsoleSessions;
import org.peakonjit.database.jpa.Transactions;

/** The console's sessions in the database. */
@Singleton
class JpaConsoleSessions implements ConsoleSessions {

    private final Transactions transactions;

    @Inject
    JpaConsoleSessions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void begin(ConsoleSession session, Instant over) {
        transactions.run(em -> {
            em.createQuery("delete from ConsoleSessionRow s where s.lastActive < :over")
                    .setParameter("over", Timestamp.from(over))
                    .executeUpdate();
            em.persist(new ConsoleSessionRow(session));
        });
    }

    @Override
    public Optional<ConsoleSession> find(String id) {
        return transactions.call(
                em -> Optional.ofNullable(em.find(ConsoleSessionRow.class, id)).map(ConsoleSessionRow::toSession));
    }

    @Override
    public void touch(String id, Instant now) {
        transactions.run(em -> em.createQuery("update ConsoleSessionRow s set s.lastActive = :now where s.id = :id")
                .setParameter("now", Timestamp.from(now))
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public void end(String id) {
        transactions.run(em -> em.createQuery("delete from ConsoleSessionRow s where s.id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }
}
