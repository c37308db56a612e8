package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.LicenseUsage;

/** The ledger's statements, in one transaction. */
final class Ledger {

    private final EntityManager entityManager;

    Ledger(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Optional<SeatRow> find(String application, String holder) {
        return byHolder(application, holder).getResultStream().findFirst();
    }

    Optional<SeatRow> findLocked(String application, String holder) {
        return byHolder(application, holder)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    @Nullable
    SeatRow findLocked(UUID id) {
        return entityManager.find(SeatRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private TypedQuery<SeatRow> byHolder(String application, String holder) {
        return entityManager
                .createQuery(
                        "select s from SeatRow s where s.application = :application and s.holder = :holder",
                        SeatRow.class)
                .setParameter("application", application)
                .setParameter("holder", holder);
    }

    /** Lets nobody else reserve until this transaction ends; the limit of that moment, empty where unlimited. */
    OptionalInt lock(String application) {
        List<?> limits = entityManager
                .createNativeQuery("select license_limit from application where name = ?1 for update")
                .setParameter(1, application)
                .getResultList();
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("there is no application " + application);
        }
        // What was read before waiting for the lock may have changed since.
        entityManager.clear();
        return limit(limits.get(0));
    }

    long consumed(String application) {
        return entityManager
                .createQuery("select count(s) from SeatRow s where s.application = :application", Long.class)
                .setParameter("application", application)
                .getSingleResult();
    }

    LicenseUsage usage(String application) {
        List<?> rows = entityManager
                .createNativeQuery("select a.license_limit, (select count(*) from seat s where s.application = a.name)"
                        + " from application a where a.name = ?1")
                .setParameter(1, application)
                .getResultList();
        if (rows.isEmpty()) {
            return new LicenseUsage(0, OptionalInt.empty());
        }
        Object[] row = (Object[]) rows.get(0);
        return new LicenseUsage(((Number) row[1]).longValue(), limit(row[0]));
    }

    void add(SeatRow row) {
        entityManager.persist(row);
        entityManager.flush();
    }

    private static OptionalInt limit(@Nullable Object column) {
        return column == null ? OptionalInt.empty() : OptionalInt.of(((Number) column).intValue());
    }
}
