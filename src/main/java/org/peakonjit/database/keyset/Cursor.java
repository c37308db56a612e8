package org.peakonjit.database.keyset;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row's place in the order of a list. As {@linkplain #text text} it travels through addresses, and comes back unread.
 *
 * @param backwards whether the rows before it are wanted, not those behind it
 * @param order which order it is a place in
 * @param section which part of that order; −1 = behind all of them
 * @param values what the row has in the columns that order the section
 */
public record Cursor(boolean backwards, String order, int section, List<String> values) {

    /** Behind the last row: backwards from there, the last page is read. */
    public static final Cursor END = new Cursor(true, "", -1, List.of());

    private static final String BETWEEN = "&";
    private static final int FIXED = 3;

    public Cursor {
        values = List.copyOf(values);
    }

    /** Whether it is behind the last row, whatever the order. */
    public boolean isEnd() {
        return section < 0;
    }

    /** Not every database takes U+0000, so no row has it. */
    private boolean isStorable() {
        return values.stream().noneMatch(value -> value.indexOf('\0') >= 0);
    }

    /** With nothing in it that an address would have to escape. */
    public String text() {
        String parts = String.join(
                BETWEEN,
                backwards ? "b" : "f",
                order,
                Integer.toString(section),
                values.stream()
                        .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(BETWEEN)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #text} wrote; empty where it is something else. */
    public static Optional<Cursor> read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            Cursor cursor = new Cursor(
                    parts[0].equals("b"),
                    parts[1],
                    Integer.parseInt(parts[2]),
                    Arrays.stream(parts)
                            .skip(FIXED)
                            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                            .toList());
            Cursor plain = cursor.isEnd() ? END : cursor;
            return plain.text().equals(text) && plain.isStorable() ? Optional.of(plain) : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
