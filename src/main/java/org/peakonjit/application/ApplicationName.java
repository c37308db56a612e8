package org.peakonjit.application;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The names of applications in addresses, as they are proposed for what people read. */
public final class ApplicationName {

    private static final int LONGEST = 63;
    private static final String OF_NOTHING = "application";

    /** Letters of the Latin script that are no letter with a mark (Unicode decomposes those by itself). */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("\u00df", "ss"),
            Map.entry("\u00e6", "ae"),
            Map.entry("\u0153", "oe"),
            Map.entry("\u00f8", "o"),
            Map.entry("\u0111", "d"),
            Map.entry("\u00f0", "d"),
            Map.entry("\u00fe", "th"),
            Map.entry("\u0142", "l"),
            Map.entry("\u0131", "i"),
            Map.entry("\u0127", "h"));

    private ApplicationName() {}

    /**
     * A name for an application that is read so: {@code ubung-co} for "Übung &amp; Co."; with a number where that is taken.
     *
     * @param taken whether there is one of that name
     */
    public static String proposedFor(String displayName, Predicate<String> taken) {
        String plain = plain(displayName);
        return taken.test(plain)
                ? IntStream.iterate(2, number -> number + 1)
                        .mapToObj(number -> cut(
                                        plain,
                                        LONGEST - 1 - Integer.toString(number).length()) + "-" + number)
                        .filter(name -> !taken.test(name))
                        .findFirst()
                        .orElseThrow()
                : plain;
    }

    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .mapToObj(Character::toString)
                .map(one -> LETTERS.getOrDefault(one, one))
                .reduce("", String::concat);
        String name = cut(letters.replaceAll("[^a-z0-9]+", "-").replaceAll("^-", ""), LONGEST);
        return name.isEmpty() ? OF_NOTHING : name;
    }

    private static String cut(String name, int longest) {
        return name.substring(0, Math.min(name.length(), longest)).replaceAll("-$", "");
    }
}
