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

@Singleton
class JpaFormerHolders implements FormerHolders {

    private final Transactions transactions;

    @Inject
    JpaFormerHolders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<FormerHolder> find(String application, UUID seat) {
        return row(application, seat).map(FormerHolderRow::toFormerHolder);
    }

    private Optional<FormerHolderRow> row(String application, UUID seat) {
        return transactions
                .find(FormerHolderRow.class, seat)
                .filter(row -> row.toFormerHolder().application().equals(application));
    }

    @Override
    public List<FormerHolder> at(String address) {
        return transactions.list(
                FormerHolderRow.class,
                FormerHolderRow::toFormerHolder,
                "select f from FormerHolderRow f where f.address = ?1 order by f.releasedAt desc, f.id",
                address);
    }

    @Override
    public void freeAddress(String application, UUID seat) {
        transactions.run(em -> row(application, seat).ifPresent(FormerHolderRow::freeAddress));
    }

    @Override
    public void link(String application, UUID seat, Person person, Instant at) {
        transactions.run(em -> row(application, seat).ifPresent(row -> row.link(person, at)));
    }

    @Override
    public int forget(String address) {
        return transactions.change("delete from FormerHolderRow f where f.address = ?1", address);
    }

    @Override
    public int forgetBefore(Instant instant) {
        return transactions.change("delete from FormerHolderRow f where f.releasedAt < ?1", Timestamp.from(instant));
    }
}
