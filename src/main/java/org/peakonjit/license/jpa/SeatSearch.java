package org.peakonjit.license.jpa;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.List;
import org.peakonjit.database.jpa.JpqlQuery;
import org.peakonjit.license.SeatQuery;

/** A {@link SeatQuery} as JPQL. */
final class SeatSearch {

    private final JpqlQuery search = new JpqlQuery("SeatRow s");
    private final SeatQuery query;

    SeatSearch(String application, SeatQuery query) {
        this.query = query;
        search.and("s.application = :application", "application", application);
        query.text().ifPresent(text -> search.andContains(text, "s.address"));
        query.state().ifPresent(state -> search.and("s.state = :state", "state", state));
        query.origin().ifPresent(origin -> search.and("s.origin = :origin", "origin", origin));
        query.reservedUntil().ifPresent(until -> search.and("s.reservedAt <= :until", "until", Timestamp.from(until)));
        query.idleSince()
                .map(Timestamp::from)
                .ifPresent(since -> search.and("(s.lastSignIn is null or s.lastSignIn < :since)", "since", since));
    }

    List<SeatRow> page(EntityManager entityManager, int offset, int limit) {
        String order = switch (query.order()) {
            case HOLDER -> "order by s.address";
            case LAST_SIGN_IN -> "order by s.lastSignIn desc nulls last, s.address";
            case RESERVED_AT -> "order by s.reservedAt desc, s.address";
        };
        return search.select(entityManager, "s", order, SeatRow.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    long count(EntityManager entityManager) {
        return search.select(entityManager, "count(s)", "", Long.class).getSingleResult();
    }
}
