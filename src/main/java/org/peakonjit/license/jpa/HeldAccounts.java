package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.peakonjit.database.jpa.Statements;
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
        return Stream.<AccountHolder>concat(
                        holding.stream().map(AccountHolder.Holds::new),
                        formerly(scimId, free).map(AccountHolder.Held::new))
                .toList();
    }

    /** Who had the account last, and who had an address of those last that is not free. */
    private Stream<FormerHolder> formerly(String scimId, Set<String> addresses) {
        Stream<FormerHolder> addressed = addresses.stream()
                .sorted()
                .flatMap(address -> last("address", address))
                .filter(former -> !former.addressFreed());
        return Stream.concat(last("scimId", scimId), addressed).distinct();
    }

    /** One at most. */
    private Stream<FormerHolder> last(String field, String value) {
        return Statements.query(
                        entityManager,
                        FormerHolderRow.class,
                        "select f from FormerHolderRow f where f.application = ?1 and f." + field + " = ?2"
                                + " order by f.releasedAt desc, f.id",
                        application,
                        value)
                .setMaxResults(1)
                .getResultStream()
                .map(FormerHolderRow::toFormerHolder);
    }

    /** Forgets all their ids. */
    void forget() {
        forget("SeatRow");
        forget("FormerHolderRow");
    }

    private void forget(String entity) {
        Statements.change(
                entityManager,
                "update " + entity + " e set e.scimId = null where e.application = ?1 and e.scimId is not null",
                application);
    }
}
