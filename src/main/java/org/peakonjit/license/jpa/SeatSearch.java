package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.peakonjit.license.SeatQuery;

/** A {@link SeatQuery} as JPQL; values only ever travel as parameters. */
final class SeatSearch {

    private final StringBuilder where = new StringBuilder(" from SeatRow s where s.application = :application");
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final SeatQuery query;

    SeatSearch(String application, SeatQuery query) {
        this.query = query;
        parameters.put("application", application);
        query.text()
                .map(SeatSearch::pattern)
                .ifPresent(text -> and("lower(s.holder) like :text escape '!'", "text", text));
        query.state().ifPresent(state -> and("s.state = :state", "state", state));
        query.origin().ifPresent(origin -> and("s.origin = :origin", "origin", origin));
        query.reservedUntil().ifPresent(until -> and("s.reservedAt <= :until", "until", Timestamp.from(until)));
        query.idleSince()
                .map(Timestamp::from)
                .ifPresent(since -> and("(s.lastSignIn is null or s.lastSignIn < :since)", "since", since));
    }

    List<SeatRow> page(EntityManager entityManager, int offset, int limit) {
        String order = switch (query.order()) {
            case HOLDER -> " order by s.holder";
            case LAST_SIGN_IN -> " order by s.lastSignIn desc nulls last, s.holder";
            case RESERVED_AT -> " order by s.reservedAt desc, s.holder";
        };
        return with(entityManager.createQuery("select s" + where + order, SeatRow.class))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    long count(EntityManager entityManager) {
        return with(entityManager.createQuery("select count(s)" + where, Long.class))
                .getSingleResult();
    }

    private void and(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        parameters.put(name, value);
    }

    private <T> TypedQuery<T> with(TypedQuery<T> typed) {
        parameters.forEach(typed::setParameter);
        return typed;
    }

    private static String pattern(String text) {
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }
}
