package org.peakonjit.saml.sp.structure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a Response, as log and audit may have it beside what was expected there: URIs and the IdP's own words,
 * on one line, without markup, bounded, and naming nobody.
 */
public final class Told {

    private static final int LONGEST = 200;
    private static final int MOST = 3;

    private Told() {}

    /** A URI; of anything that may be a person's nothing is told. Characters that look like others are by their number. */
    public static Object uri(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return ResponseFault.NOTHING.fault();
        }
        String visible =
                value.codePoints().limit(LONGEST + 1L).mapToObj(Told::visible).collect(Collectors.joining());
        return value.indexOf('@') < 0 && value.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
                ? cut(visible)
                : ResponseFault.NO_URI.fault();
    }

    /** The first of several. */
    public static Object uris(List<String> values) {
        return values.size() == 1
                ? uri(values.get(0))
                : values.stream()
                        .limit(MOST)
                        .map(Told::uri)
                        .map(one -> one instanceof String text ? text : "…")
                        .collect(Collectors.joining(", "));
    }

    /** What the IdP says itself, such as the number of an error; an address in it is nobody's business. */
    static String message(String words) {
        String line = words.substring(0, Math.min(words.length(), 4 * LONGEST))
                .replaceAll("[\\p{C}\\p{Z}\\s]+", " ")
                .replaceAll("[<>\"]", "'")
                .replaceAll("[^\\s'\"(),;]*@[^\\s'\"(),;]*", "…")
                .strip();
        return cut(line);
    }

    private static String visible(int character) {
        boolean plain = character > 0x20 && character < 0x7f && "<>\"".indexOf(character) < 0;
        return plain ? Character.toString(character) : String.format(Locale.ROOT, "\\u%04x", character);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
