package org.peakonjit.policy.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.json.Documents;
import org.peakonjit.json.KeptConfiguration;
import org.peakonjit.json.ReadableRows;
import org.peakonjit.json.StoredForm;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicy;

@Singleton
class JpaSharedPolicies implements SharedPolicies, KeptConfiguration {

    private static final int LONGEST = 1_000_000;

    private final Transactions transactions;
    private final ReadableRows rows = new ReadableRows();
    private final StoredForm.Reader<SharedPolicy> stored = new StoredForm.Reader<>(SharedPolicy.class);

    @Inject
    JpaSharedPolicies(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SharedPolicy> all() {
        List<SharedPolicyRow> all = transactions.call(
                em -> em.createQuery("select r from SharedPolicyRow r order by r.name", SharedPolicyRow.class)
                        .getResultList());
        return rows.read(all, this::read);
    }

    @Override
    public Map<String, String> unreadable() {
        all();
        return rows.unreadable();
    }

    @Override
    public Optional<Stored> find(String name) {
        return transactions.find(SharedPolicyRow.class, name).map(row -> new Stored(read(row), row.version()));
    }

    /** In the order of their names, so that two who hold several never wait for each other. */
    @Override
    public boolean hold(Collection<String> names) {
        return names.isEmpty()
                || transactions.call(em -> names.stream()
                                .distinct()
                                .sorted()
                                .filter(name ->
                                        em.find(SharedPolicyRow.class, name, LockModeType.PESSIMISTIC_WRITE) != null)
                                .count()
                        == names.stream().distinct().count());
    }

    /** The name is the key: a renamed one is another row. */
    @Override
    public void put(String name, SharedPolicy policy, @Nullable Long expectedVersion) {
        transactions.run(em -> {
            SharedPolicyRow row = em.find(SharedPolicyRow.class, name, LockModeType.PESSIMISTIC_WRITE);
            SharedPolicyRow saved = row == null ? new SharedPolicyRow(policy.name()) : row;
            saved.demand(expectedVersion, name);
            saved.define(Documents.tree(policy), () -> Documents.tree(read(saved)), LONGEST);
            if (row == null || policy.name().equals(name)) {
                em.persist(saved);
            } else {
                em.remove(row);
                em.flush();
                em.persist(new SharedPolicyRow(policy.name(), saved));
            }
            em.flush();
        });
    }

    @Override
    public boolean delete(String name) {
        return transactions.call(em -> {
            boolean removed = Statements.remove(em, SharedPolicyRow.class, name);
            em.flush();
            return removed;
        });
    }

    private SharedPolicy read(SharedPolicyRow row) {
        return stored.read(Kind.POLICY.object(row.name()), row.definition());
    }
}
