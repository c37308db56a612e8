package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.pool.DatabaseKind;

/**
 * A search in a table that grows without bounds, in SQL: it meets conditions one by one, and values only ever travel as
 * parameters. It is planned for these values, since what is quick for a rare one is slow for a frequent one.
 */
public final class SqlSearch {

    private static final Pattern ROWS = Pattern.compile("rows=([0-9]+)");

    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param from a table and its alias, as {@code seat s} */
    public SqlSearch(String from) {
        this.from = from;
    }

    /** The same, to be narrowed further. */
    public SqlSearch copy() {
        SqlSearch other = new SqlSearch(from);
        other.conditions.addAll(conditions);
        other.values.addAll(values);
        return other;
    }

    /** @param parameters one for each question mark of the condition */
    public void and(String condition, Object... parameters) {
        conditions.add(condition);
        values.addAll(List.of(parameters));
    }

    /** What {@code like ? escape '!'} matches at a beginning that is this text: nothing in it is a wildcard. */
    public static String beginning(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** What {@code like ? escape '!'} matches wherever this text is. */
    public static String anywhere(String text) {
        return "%" + beginning(text);
    }

    /**
     * @param columns with the alias
     * @param order as {@code s.holder desc}
     */
    public <T> List<T> rows(
            EntityManager entityManager, String columns, String order, Class<T> type, int offset, int limit) {
        planForValues(entityManager);
        String sql = "select " + columns + body() + " order by " + order + " limit " + limit
                + (offset > 0 ? " offset " + offset : "");
        return Statements.sqlRows(entityManager, type, numbered(sql), values.toArray());
    }

    public long count(EntityManager entityManager) {
        planForValues(entityManager);
        return Statements.sqlNumber(entityManager, numbered("select count(*)" + body()), values.toArray());
    }

    public boolean isMoreThan(EntityManager entityManager, int rows) {
        return countUpTo(entityManager, rows + 1) > rows;
    }

    /** About how many rows there are; an embedded database, which holds fewer, counts them. */
    public RowCount found(EntityManager entityManager) {
        long counted = countUpTo(entityManager, RowCount.COUNTED + 1);
        if (counted <= RowCount.COUNTED) {
            return RowCount.exactly(counted);
        }
        return Platforms.kind(entityManager) == DatabaseKind.POSTGRESQL
                ? RowCount.about(guessed(entityManager))
                : RowCount.exactly(count(entityManager));
    }

    private long countUpTo(EntityManager entityManager, int rows) {
        planForValues(entityManager);
        String some = "select count(*) from (select 1 as one" + body() + " limit " + rows + ") found";
        return Statements.sqlNumber(entityManager, numbered(some), values.toArray());
    }

    private long guessed(EntityManager entityManager) {
        List<?> plan = Statements.sqlQuery(entityManager, numbered("explain select 1" + body()), values.toArray())
                .getResultList();
        Matcher rows = ROWS.matcher(String.valueOf(plan.get(0)));
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }

    private String body() {
        return " from " + from + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    private static void planForValues(EntityManager entityManager) {
        if (Platforms.kind(entityManager) == DatabaseKind.POSTGRESQL) {
            entityManager
                    .createNativeQuery("set local plan_cache_mode = force_custom_plan")
                    .executeUpdate();
        }
    }

    /** JPA counts its parameters. */
    static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char one : sql.toCharArray()) {
            numbered.append(one);
            if (one == '?') {
                number++;
                numbered.append(number);
            }
        }
        return numbered.toString();
    }
}
