package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.database.keyset.WrongCursorException;

/**
 * A list in a total order, read a page at a time from any row of it on. Each question it asks is a stretch of an index,
 * so a page costs what its rows cost, however far it is.
 */
public final class KeyedList<R> {

    private final SqlSearch search;
    private final String columns;
    private final Class<R> type;
    private final String order;
    private final List<Section<R>> sections;

    /**
     * A column of an order.
     *
     * @param column without null in its section
     * @param of what a row has in it, as text
     * @param read the parameter that the text is
     */
    public record Key<R>(String column, boolean ascending, Function<R, String> of, Function<String, Object> read) {}

    /**
     * A part of an order, which comes whole before the next one.
     *
     * @param condition what is so of its rows alone
     * @param parameters one for each question mark of the condition
     * @param keys order its rows; no two rows have the same
     * @param empty a column that is null in all of them: an index that begins with it orders them
     */
    public record Section<R>(
            @Nullable String condition,
            List<Object> parameters,
            List<Key<R>> keys,
            @Nullable String empty) {

        public Section(@Nullable String condition, List<Object> parameters, List<Key<R>> keys) {
            this(condition, parameters, keys, null);
        }

        /** The rows that have nothing in the column. */
        public static <R> Section<R> without(String column, List<Key<R>> keys) {
            return new Section<>(column + " is null", List.of(), keys, column);
        }
    }

    private record Found<R>(R row, int section) {}

    /**
     * @param search which rows
     * @param columns with the alias
     * @param order its name, which cursors carry
     */
    public KeyedList(SqlSearch search, String columns, Class<R> type, String order, List<Section<R>> sections) {
        this.search = search;
        this.columns = columns;
        this.type = type;
        this.order = order;
        this.sections = List.copyOf(sections);
    }

    /** @throws WrongCursorException when the place is one of another list */
    public Slice<R> read(EntityManager entityManager, Place place, int limit) {
        Cursor cursor = place.cursor();
        boolean backwards = cursor != null && cursor.backwards();
        List<Found<R>> found = cursor == null
                ? numbered(entityManager, place.offset(), limit + 1)
                : behind(entityManager, checked(cursor), limit + 1);
        boolean more = found.size() > limit;
        List<Found<R>> page = new ArrayList<>(more ? found.subList(0, limit) : found);
        if (backwards) {
            Collections.reverse(page);
        }
        if (page.isEmpty()) {
            return new Slice<>(List.of(), null, null);
        }
        boolean before = backwards ? more : cursor != null || place.offset() > 0;
        boolean after = backwards ? cursor != null && !cursor.isEnd() : more;
        return new Slice<>(
                page.stream().map(Found::row).toList(),
                before ? cursor(page.get(0), true) : null,
                after ? cursor(page.get(page.size() - 1), false) : null);
    }

    private Cursor cursor(Found<R> at, boolean backwards) {
        return new Cursor(
                backwards,
                order,
                at.section(),
                sections.get(at.section()).keys().stream()
                        .map(key -> key.of().apply(at.row()))
                        .toList());
    }

    private Cursor checked(Cursor cursor) {
        boolean ours = cursor.isEnd()
                || cursor.order().equals(order)
                        && cursor.section() < sections.size()
                        && cursor.values().size()
                                == sections.get(cursor.section()).keys().size();
        if (!ours) {
            throw new WrongCursorException();
        }
        return cursor;
    }

    private List<Found<R>> numbered(EntityManager entityManager, int offset, int wanted) {
        List<Found<R>> found = new ArrayList<>();
        int left = offset;
        for (int number = 0; number < sections.size() && found.size() < wanted; number++) {
            Section<R> section = sections.get(number);
            SqlSearch part = in(section);
            add(found, number, rows(entityManager, part, section, 0, false, left, wanted - found.size()));
            if (left > 0) {
                left = found.isEmpty() ? left - Math.toIntExact(part.count(entityManager)) : 0;
            }
        }
        return found;
    }

    private List<Found<R>> behind(EntityManager entityManager, Cursor cursor, int wanted) {
        List<Found<R>> found = new ArrayList<>();
        int step = cursor.backwards() ? -1 : 1;
        int number = cursor.isEnd() ? sections.size() - 1 : cursor.section();
        boolean inside = !cursor.isEnd();
        while (number >= 0 && number < sections.size() && found.size() < wanted) {
            Section<R> section = sections.get(number);
            List<Object> values = inside ? values(section, cursor) : List.of();
            for (int alike = Math.max(0, values.size() - 1); alike >= 0 && found.size() < wanted; alike--) {
                SqlSearch part = in(section);
                narrow(part, section.keys(), values, alike, cursor.backwards());
                add(
                        found,
                        number,
                        rows(entityManager, part, section, alike, cursor.backwards(), 0, wanted - found.size()));
            }
            inside = false;
            number += step;
        }
        return found;
    }

    /** Those that are like the row of the cursor in the first columns, and behind it in the next one. */
    private void narrow(SqlSearch part, List<Key<R>> keys, List<Object> values, int alike, boolean backwards) {
        if (values.isEmpty()) {
            return;
        }
        for (int i = 0; i < alike; i++) {
            part.and(keys.get(i).column() + " = ?", values.get(i));
        }
        boolean upwards = keys.get(alike).ascending() != backwards;
        part.and(keys.get(alike).column() + (upwards ? " > ?" : " < ?"), values.get(alike));
    }

    private List<Object> values(Section<R> section, Cursor cursor) {
        try {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < section.keys().size(); i++) {
                values.add(section.keys().get(i).read().apply(cursor.values().get(i)));
            }
            return values;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new WrongCursorException();
        }
    }

    private SqlSearch in(Section<R> section) {
        SqlSearch part = search.copy();
        if (section.condition() != null) {
            part.and(section.condition(), section.parameters().toArray());
        }
        return part;
    }

    private List<R> rows(
            EntityManager entityManager,
            SqlSearch part,
            Section<R> section,
            int alike,
            boolean backwards,
            int offset,
            int wanted) {
        List<Key<R>> keys = section.keys().subList(alike, section.keys().size());
        String empty = section.empty() == null
                ? ""
                : section.empty() + (keys.get(0).ascending() == backwards ? " desc, " : ", ");
        String by = keys.stream()
                .map(key -> key.column() + (key.ascending() == backwards ? " desc" : ""))
                .collect(Collectors.joining(", "));
        return part.rows(entityManager, columns, empty + by, type, offset, wanted);
    }

    private static <R> void add(List<Found<R>> found, int section, List<R> rows) {
        rows.forEach(row -> found.add(new Found<>(row, section)));
    }
}
