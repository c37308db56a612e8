package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their values, which only ever travel as parameters: {@code ?1} stands for the first of them. */
public final class Statements {

    private Statements() {}

    public static <T> TypedQuery<T> query(EntityManager entityManager, Class<T> type, String jpql, Object... values) {
        return bound(entityManager.createQuery(jpql, type), values);
    }

    public static Query sqlQuery(EntityManager entityManager, String sql, Object... values) {
        return bound(entityManager.createNativeQuery(sql), values);
    }

    /** The rows of an entity's table that the query finds. */
    @SuppressWarnings("unchecked")
    public static <T> List<T> sqlRows(EntityManager entityManager, Class<T> type, String sql, Object... values) {
        return bound(entityManager.createNativeQuery(sql, type), values).getResultList();
    }

    /** Returns how many rows it changed or took away. */
    public static int change(EntityManager entityManager, String jpql, @Nullable Object... values) {
        return bound(entityManager.createQuery(jpql), values).executeUpdate();
    }

    /** Returns how many rows it made, changed or took away. */
    public static int sqlChange(EntityManager entityManager, String sql, Object... values) {
        return sqlQuery(entityManager, sql, values).executeUpdate();
    }

    /** The one number that it asks for. */
    public static long sqlNumber(EntityManager entityManager, String sql, Object... values) {
        return ((Number) sqlQuery(entityManager, sql, values).getSingleResult()).longValue();
    }

    /** The entity of that key, whose row nobody else changes until the transaction ends. */
    public static <E> Optional<E> locked(EntityManager entityManager, Class<E> type, Object key) {
        return Optional.ofNullable(entityManager.find(type, key, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Whether there was an entity of that key. */
    public static boolean remove(EntityManager entityManager, Class<?> type, Object key) {
        Optional<Object> found = Optional.ofNullable(entityManager.find(type, key));
        found.ifPresent(entityManager::remove);
        return found.isPresent();
    }

    private static <Q extends Query> Q bound(Q query, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}
