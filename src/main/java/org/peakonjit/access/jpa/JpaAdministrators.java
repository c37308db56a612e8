package org.peakonjit.access.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.database.jpa.Transactions;

/** The administrators in the database; its primary key settles races between nodes. */
@Singleton
class JpaAdministrators implements Administrators {

    private final Transactions transactions;

    @Inject
    JpaAdministrators(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Account> find(String name) {
        return transactions.find(AdministratorRow.class, name).map(AdministratorRow::toAccount);
    }

    @Override
    public boolean add(Account account) {
        return transactions.call(em -> {
            boolean free =
                    em.find(AdministratorRow.class, account.administrator().name()) == null;
            if (free) {
                em.persist(new AdministratorRow(account));
            }
            return free;
        });
    }

    @Override
    public void put(Account account) {
        transactions.run(em -> em.merge(new AdministratorRow(account)));
    }

    @Override
    public List<Administrator> lockAll() {
        return all(LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public List<Administrator> all() {
        return all(LockModeType.NONE);
    }

    private List<Administrator> all(LockModeType lock) {
        return transactions.call(
                em -> em.createQuery("select a from AdministratorRow a order by a.name", AdministratorRow.class)
                        .setLockMode(lock)
                        .getResultStream()
                        .map(row -> row.toAccount().administrator())
                        .toList());
    }

    @Override
    public boolean remove(String name) {
        return transactions.change("delete from AdministratorRow a where a.name = ?1", name) > 0;
    }
}
