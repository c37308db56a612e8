package org.peakonjit.license.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.subject.Person;

/** Former holders in the database. */
@Singleton
class JpaFormerHolders implements FormerHolders {

    private final Transactions transactions;

    @Inject
    JpaFormerHolders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<FormerHolder> find(String application, UUID seat) {
        return transactions.call(
                em -> new FormerLedger(em).find(application, seat).map(FormerHolderRow::toFormerHolder));
    }

    @Override
    public List<FormerHolder> at(String address) {
        return transactions.call(em -> new FormerLedger(em).at(address));
    }

    @Override
    public void freeAddress(String application, UUID seat) {
        transactions.run(em -> new FormerLedger(em).find(application, seat).ifPresent(FormerHolderRow::freeAddress));
    }

    @Override
    public void link(String application, UUID seat, Person person, Instant at) {
        transactions.run(em -> new FormerLedger(em).find(application, seat).ifPresent(row -> row.link(person, at)));
    }

    @Override
    public int forget(String address) {
        return transactions.call(em -> em.createQuery("delete from FormerHolderRow f where f.address = :address")
                .setParameter("address", address)
                .executeUpdate());
    }

    @Override
    public int forgetBefore(Instant instant) {
        return transactions.call(em -> em.createQuery("delete from FormerHolderRow f where f.releasedAt < :instant")
                .setParameter("instant", Timestamp.from(instant))
                .executeUpdate());
    }
}
