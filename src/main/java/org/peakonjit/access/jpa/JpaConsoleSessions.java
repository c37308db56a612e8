package org.peakonjit.access.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.access.ConsoleSessions;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;

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
            Statements.change(em, "delete from ConsoleSessionRow s where s.lastActive < ?1", Timestamp.from(over));
            em.persist(new ConsoleSessionRow(session));
        });
    }

    @Override
    public Optional<ConsoleSession> find(String id) {
        return transactions.find(ConsoleSessionRow.class, id).map(ConsoleSessionRow::toSession);
    }

    @Override
    public void touch(String id, Instant now) {
        transactions.change(
                "update ConsoleSessionRow s set s.lastActive = ?1 where s.id = ?2", Timestamp.from(now), id);
    }

    @Override
    public void end(String id) {
        transactions.change("delete from ConsoleSessionRow s where s.id = ?1", id);
    }
}
