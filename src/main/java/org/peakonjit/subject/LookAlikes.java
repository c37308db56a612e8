package org.peakonjit.subject;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what an attribute came as when it came under a name that nobody asks for: {@code FirstName}, {@code User.FirstName}
 * and {@code First Name} look like {@code firstName}.
 */
final class LookAlikes {

    private static final int SHORTEST = 2;

    private LookAlikes() {}

    /**
     * The first of the names that came, by the alphabet, that looks like one of those that are asked for: of the same
     * letters and digits, whatever their case, namespace and punctuation.
     */
    static Optional<String> among(List<String> came, List<String> asked) {
        Set<String> wanted = new HashSet<>();
        asked.forEach(name -> wanted.addAll(spellings(name)));
        return came.stream()
                .filter(name -> !asked.contains(name))
                .filter(name -> spellings(name).stream().anyMatch(wanted::contains))
                .sorted()
                .findFirst();
    }

    /** As a whole, without its namespace, and without what stands before its last dot. */
    private static Set<String> spellings(String name) {
        String local = name.substring(
                Stream.of('/', ':', '#').mapToInt(name::lastIndexOf).max().orElse(-1) + 1);
        Set<String> spellings = new HashSet<>(
                List.of(letters(name), letters(local), letters(local.substring(local.lastIndexOf('.') + 1))));
        spellings.removeIf(one -> one.length() < SHORTEST || one.chars().noneMatch(Character::isLetter));
        return spellings;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
