package org.peakonjit.database.jpa;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;

/** A search in JPQL that meets conditions one by one; values only ever travel as parameters. */
public final class JpqlQuery {

    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param from an entity and its alias, as {@code SeatRow s} */
    public JpqlQuery(String from) {
        this.from = from;
    }

    /** @param parameters one for each question mark of the condition */
    public void and(String condition, Object... parameters) {
        conditions.add(condition);
        values.addAll(List.of(parameters));
    }

    /** Looks for text in {@code fields}, whatever its case and as it is typed: nothing in it is a wildcard. */
    public void andContains(String text, String... fields) {
        boolean plain = CharMatcher.ascii().matchesAllOf(text);
        List<String> any = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (String field : fields) {
            any.add("lower(" + field + ") like lower(?) escape '!'");
            texts.add(SqlSearch.anywhere(text));
            if (!plain) { // of a column that is compared bytewise, PostgreSQL lowers A to Z alone
                any.add("lower(" + field + ") like ? escape '!'");
                texts.add(SqlSearch.anywhere(Ascii.toLowerCase(text)));
            }
        }
        and("(" + String.join(" or ", any) + ")", texts.toArray());
    }

    /**
     * @param what behind {@code select}
     * @param end behind the conditions, such as {@code order by s.holder}, or nothing
     */
    public <T> TypedQuery<T> select(EntityManager entityManager, String what, String end, Class<T> type) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String query = "select " + what + " from " + from + where + " " + end;
        return Statements.query(entityManager, type, SqlSearch.numbered(query), values.toArray());
    }
}
