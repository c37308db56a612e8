package org.peakonjit.console.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.keyset.Cursor;

/** The address of a list: its page and, as a query, what it is narrowed to and how it is shown. */
public final class ListAddress {

    static final String PAGE = "page";
    /** The row at whose edge the page begins. */
    static final String PLACE = "at";

    private final String view;
    private final Map<String, String> values;

    public ListAddress(String view) {
        this(view, new LinkedHashMap<>());
    }

    private ListAddress(String view, Map<String, String> values) {
        this.view = view;
        this.values = values;
    }

    /** The same with another value; null = with none. It begins at the first page again. */
    public ListAddress with(String name, @Nullable String value) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(PAGE);
        others.remove(PLACE);
        others.remove(name);
        if (value != null && !value.isEmpty()) {
            others.put(name, value);
        }
        return new ListAddress(view, others);
    }

    ListAddress atPage(int page) {
        return with(PAGE, page > 1 ? Integer.toString(page) : null);
    }

    /** @param cursor where the page begins; empty = where its number says */
    ListAddress atPage(int page, Optional<Cursor> cursor) {
        ListAddress there = atPage(page);
        cursor.ifPresent(place -> there.values.put(PLACE, place.text()));
        return there;
    }

    /** How many of these have a value. */
    public int count(List<String> names) {
        return (int) names.stream().filter(values::containsKey).count();
    }

    /** The values by their names, for a form to carry. */
    public List<Map.Entry<String, String>> getValues() {
        return List.copyOf(values.entrySet());
    }

    /** To link to from a page of the console. */
    @Override
    public String toString() {
        String query = values.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? view : view + "?" + query;
    }
}
