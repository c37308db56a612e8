package org.peakonjit.console.list;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.page.Messages;
import org.peakonjit.database.keyset.Cursor;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.json.Shapes;
import org.peakonjit.json.Worded;

/**
 * What the address of a list asks for. What it says that does not exist counts as not said, and the page tells: an
 * address that somebody typed, or kept for long, never breaks.
 */
public final class ListParameters {

    private static final int LONGEST = 200;

    private final HttpServletRequest request;
    private final Messages messages;

    public ListParameters(HttpServletRequest request, Messages messages) {
        this.request = request;
        this.messages = messages;
    }

    public Optional<String> text(String name) {
        return ReportFilters.words(request.getParameter(name))
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** As it is, with blanks for control characters: nothing is called by one. */
    public static @Nullable String printable(@Nullable String text) {
        return text == null ? null : Shapes.line(text);
    }

    /** What {@code reading} makes of the value. */
    <T> Optional<T> read(String name, Function<String, Optional<T>> reading) {
        Optional<String> text = text(name);
        Optional<T> read = text.flatMap(reading);
        if (text.isPresent() && read.isEmpty()) {
            unknown(name, text.get());
        }
        return read;
    }

    /** The constant that is named, however it is written: {@code last-sign-in}, {@code LAST_SIGN_IN}. */
    public <E extends Enum<E>> Optional<E> one(String name, E[] constants) {
        return read(name, text -> named(constants, Worded.of(text)));
    }

    /** The one of these words that is named. */
    public Optional<String> one(String name, List<String> words) {
        return read(name, text -> Optional.of(text).filter(words::contains));
    }

    /** A whole number, from 1 on. */
    public Optional<Integer> number(String name, int most) {
        return read(
                name,
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf)
                        .filter(number -> number >= 1 && number <= most));
    }

    /** A place in the list. */
    Optional<Cursor> cursor(String name) {
        Optional<String> wanted = ReportFilters.words(request.getParameter(name));
        Optional<Cursor> found = wanted.flatMap(Cursor::read);
        if (wanted.isPresent() && found.isEmpty()) {
            text(name).ifPresent(value -> unknown(name, value));
        }
        return found;
    }

    /** How many rows there are, as the page says it. */
    String count(RowCount rows) {
        return messages.count(rows);
    }

    public void unknown(String name, String value) {
        messages.warn("list.unknown", name, value);
    }

    /** The constant that an address names so. */
    static <E extends Enum<E>> Optional<E> named(E[] constants, String word) {
        return Arrays.stream(constants).filter(one -> word(one).equals(word)).findFirst();
    }

    /** How an address names a constant. */
    public static String word(Enum<?> constant) {
        return Worded.of(constant.name());
    }
}
