package org.peakonjit.saml.keys.jpa;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.peakonjit.database.jpa.Statements;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.saml.keys.KeyState;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.keys.StoredKey;
import org.peakonjit.saml.keys.StoredKeys;

/** The key pairs in the database; its unique constraint on use and generation settles races between nodes. */
@Singleton
class JpaStoredKeys implements StoredKeys {

    private final Transactions transactions;

    @Inject
    JpaStoredKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<StoredKey> all() {
        return transactions.list(SamlKeyEntity.class, SamlKeyEntity::toStoredKey, "select k from SamlKeyEntity k");
    }

    @Override
    public boolean add(StoredKey key) {
        return transactions.call(em -> {
            boolean free = Statements.query(
                            em,
                            SamlKeyEntity.class,
                            "select k from SamlKeyEntity k where k.use = ?1 and k.generation = ?2",
                            key.use(),
                            key.generation())
                    .getResultList()
                    .isEmpty();
            if (free) {
                em.persist(new SamlKeyEntity(key));
                em.flush();
            }
            return free;
        });
    }

    @Override
    public boolean retirePrevious(Use use) {
        return transactions.call(em -> {
            List<SamlKeyEntity> previous = locked(em, use).stream()
                    .filter(key -> key.state() == KeyState.PREVIOUS)
                    .toList();
            previous.forEach(key -> key.become(KeyState.RETIRED));
            return !previous.isEmpty();
        });
    }

    @Override
    public boolean advance(Use use) {
        return transactions.call(em -> {
            List<SamlKeyEntity> keys = locked(em, use);
            if (keys.stream().noneMatch(key -> key.state() == KeyState.NEXT)) {
                return false;
            }
            keys.forEach(key -> key.become(after(key.state())));
            return true;
        });
    }

    private static List<SamlKeyEntity> locked(EntityManager em, Use use) {
        return Statements.query(
                        em,
                        SamlKeyEntity.class,
                        "select k from SamlKeyEntity k where k.use = ?1 order by k.generation",
                        use)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static KeyState after(KeyState state) {
        return switch (state) {
            case NEXT -> KeyState.ACTIVE;
            case ACTIVE -> KeyState.PREVIOUS;
            case PREVIOUS, RETIRED -> KeyState.RETIRED;
        };
    }
}
