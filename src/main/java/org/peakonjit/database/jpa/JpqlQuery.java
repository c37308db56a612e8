package org.peakonjit.database.jpa;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A search in JPQL that meets conditions one by one; values only ever travel as parameters. */
public final class JpqlQuery {

    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param from an entity and its alias, as {@code SeatRow s} */
    public JpqlQuery(String from) {
        this.from = from;
    }

    public void and(String condition) {
        conditions.add(condition);
    }

    /** @param condition with one parameter, which may stand there more than once */
    public void and(String condition, String parameter, Object value) {
        and(condition);
        parameters.put(parameter, value);
    }

    /** One more parameter of a condition. */
    public void with(String parameter, Object value) {
        parameters.put(parameter, value);
    }

    /** Looks for text in {@code fields}, whatever its case and as it is typed: nothing in it is a wildcard. */
    public void andContains(String text, String... fields) {
        boolean plain = CharMatcher.ascii().matchesAllOf(text);
        List<String> any = new ArrayList<>();
        for (String field : fields) {
            any.add("lower(" + field + ") like lower(:text) escape '!'");
            if (!plain) { // of a column that is compared bytewise, PostgreSQL lowers A to Z alone
                any.add("lower(" + field + ") like :folded escape '!'");
            }
        }
        and("(" + String.join(" or ", any) + ")", "text", SqlSearch.anywhere(text));
        if (!plain) {
            with("folded", SqlSearch.anywhere(Ascii.toLowerCase(text)));
        }
    }

    /**
     * @param what behind {@code select}
     * @param end behind the conditions, such as {@code order by s.holder}, or nothing
     */
    public <T> TypedQuery<T> select(EntityManager entityManager, String what, String end, Class<T> type) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<T> query = entityManager.createQuery("select " + what + " from " + from + where + " " + end, type);
        parameters.forEach(query::setParameter);
        return query;
    }
}
