package org.peakonjit.access.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peakonjit.access.KnownOrigins;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;

/** Known origins in the database; those of an account go with it. */
@Singleton
class JpaKnownOrigins implements KnownOrigins {

    private final Transactions transactions;

    @Inject
    JpaKnownOrigins(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<String> known(String account, List<String> marks, Instant since) {
        List<String> ids =
                marks.stream().map(mark -> KnownOriginRow.id(account, mark)).toList();
        List<String> found = transactions.call(em -> Statements.query(
                        em,
                        String.class,
                        "select o.mark from KnownOriginRow o where o.id in ?1 and o.lastSignIn >= ?2",
                        ids,
                        Timestamp.from(since))
                .getResultList());
        return marks.stream().filter(found::contains).toList();
    }

    @Override
    public void note(String account, List<String> marks, Instant now, Instant since) {
        transactions.run(em -> {
            Statements.change(
                    em,
                    "delete from KnownOriginRow o where o.administrator = ?1 and o.lastSignIn < ?2",
                    account,
                    Timestamp.from(since));
            for (String mark : marks) {
                Optional.ofNullable(em.find(KnownOriginRow.class, KnownOriginRow.id(account, mark)))
                        .ifPresentOrElse(
                                row -> row.signedIn(now), () -> em.persist(new KnownOriginRow(account, mark, now)));
            }
        });
    }
}
