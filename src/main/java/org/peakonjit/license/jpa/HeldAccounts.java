package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.peakonjit.license.person.AccountHolder;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.seat.Seat;

/** Which accounts of an application's Peakon its holders have and its former holders had, in one transaction. */
final class HeldAccounts {

    private final EntityManager entityManager;
    private final String application;

    HeldAccounts(EntityManager entityManager, String application) {
        this.entityManager = entityManager;
        this.application = application;
    }

    /** Whose the account is; those who have it before those who had it. */
    List<AccountHolder> holdersOf(String scimId, Set<String> addresses) {
        List<Seat> holding = new Ledger(entityManager)
                .ofAccount(application, scimId, addresses).stream()
                        .map(SeatRow::toSeat)
                        .toList();
        Set<String> free = new HashSet<>(addresses);
        holding.forEach(seat -> free.remove(seat.address()));
        List<FormerHolder> former = new FormerLedger(entityManager).ofAccount(application, scimId, free);
        return Stream.<AccountHolder>concat(
                        holding.stream().map(AccountHolder.Holds::new),
                        former.stream().map(AccountHolder.Held::new))
                .toList();
    }

    /** Forgets all their ids. */
    void forget() {
        forget("SeatRow");
        forget("FormerHolderRow");
    }

    private void forget(String entity) {
        entityManager
                .createQuery("update " + entity + " e set e.scimId = null where e.application = :application"
                        + " and e.scimId is not null")
                .setParameter("application", application)
                .executeUpdate();
    }
}
