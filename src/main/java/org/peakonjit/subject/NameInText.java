package org.peakonjit.subject;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a person is called, looked for in texts and JSON documents: as a whole word, in whatever case, and never in a longer
 * address.
 */
public final class NameInText {

    private static final String LETTER = "\\p{L}\\p{N}\\p{M}_";

    /** What else an address has in its middle (RFC 5322 atext); before a word, it is a quotation mark or the like. */
    private static final String WITHIN_A_WORD = "!#$%&'*^`~\\u2019";

    /** The letter of JSON's escape of a control character is none of the word behind it. */
    private static final String BEFORE =
            "(?:(?<![" + LETTER + ".+@-])(?<![" + LETTER + "][" + WITHIN_A_WORD + "])|(?<=(?<!\\\\)\\\\[bfnrt]))";

    private static final String BEHIND = "(?![" + LETTER + "@-]|\\.[" + LETTER + "])";

    private static final Pattern NEVER = Pattern.compile("(?!)");

    private final Pattern whole;

    /** @param called mostly an address; what is {@linkplain #isName none of anybody} stands nowhere */
    public NameInText(String called) {
        whole = isName(called)
                ? Pattern.compile(BEFORE + Pattern.quote(called) + BEHIND, Pattern.CASE_INSENSITIVE)
                : NEVER;
    }

    /** Whether somebody can be called so: a blank, or what stands between words, is the name of nobody. */
    public static boolean isName(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    public boolean isIn(@Nullable String text) {
        return text != null && whole.matcher(text).results().anyMatch(found -> !isInAnAddress(found, text));
    }

    /** The text with {@code token} in the name's place. */
    public @Nullable String replaced(@Nullable String text, String token) {
        return text == null
                ? null
                : whole.matcher(text)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(isInAnAddress(found, text) ? found.group() : token));
    }

    /** Whether what was found is no more than a part of the text, or of a text in quotation marks, that is an address. */
    private static boolean isInAnAddress(MatchResult found, String text) {
        int end = found.end();
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
            end++;
        }
        String value = text.substring(text.lastIndexOf('"', found.start()) + 1, end);
        return EmailAddress.of(value)
                .filter(address -> !address.value().equalsIgnoreCase(found.group()))
                .isPresent();
    }
}
