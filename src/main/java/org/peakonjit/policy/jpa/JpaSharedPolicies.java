package org.peakonjit.policy.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.json.Documents;
import org.peakonjit.json.KeptConfiguration;
import org.peakonjit.json.ReadableRows;
import org.peakonjit.json.StoredForm;
import org.peakonjit.json.StoredReader;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicy;

/** Shared policies in the database. */
@Singleton
class JpaSharedPolicies implements SharedPolicies, KeptConfiguration {

    private static final int LONGEST = 1_000_000;

    private final Transactions transactions;
    private final ReadableRows rows = new ReadableRows();
    private final StoredReader<SharedPolicy> stored = new StoredReader<>(SharedPolicy.class);

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
        return transactions.call(em -> Optional.ofNullable(em.find(SharedPolicyRow.class, name))
                .map(row -> new Stored(read(row), row.version())));
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
            long version = row == null ? 0 : row.version();
            if (expectedVersion != null && expectedVersion != version) {
                throw new StaleVersionException(name);
            }
            String definition = row == null
                    ? StoredForm.write(Documents.tree(policy), LONGEST)
                    : StoredForm.write(Documents.tree(policy), row.definition(), Documents.tree(read(row)), LONGEST);
            SharedPolicyRow saved = row;
            if (row == null || !policy.name().equals(name)) {
                saved = new SharedPolicyRow(policy.name(), version);
                if (row != null) {
                    em.remove(row);
                    em.flush();
                }
            }
            saved.define(definition);
            em.persist(saved);
            em.flush();
        });
    }

    @Override
    public boolean delete(String name) {
        return transactions.call(em -> {
            Optional<SharedPolicyRow> row = Optional.ofNullable(em.find(SharedPolicyRow.class, name));
            row.ifPresent(em::remove);
            em.flush();
            return row.isPresent();
        });
    }

    private SharedPolicy read(SharedPolicyRow row) {
        return stored.read(Kind.POLICY.object(row.name()), row.definition());
    }
}
