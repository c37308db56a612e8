package org.peakonjit.subject;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a person is called, looked for in texts: as a whole word, in whatever case, and never in a longer address. */
public final class NameInText {

    private final Pattern whole;

    /** @param called mostly an address */
    public NameInText(String called) {
        whole = Pattern.compile(
                "(?<![\\w.+@-])" + Pattern.quote(called) + "(?![\\w@-]|\\.\\w)", Pattern.CASE_INSENSITIVE);
    }

    public boolean isIn(@Nullable String text) {
        return text != null && whole.matcher(text).find();
    }

    /** The text with {@code token} in the name's place. */
    public @Nullable String replaced(@Nullable String text, String token) {
        return text == null ? null : whole.matcher(text).replaceAll(Matcher.quoteReplacement(token));
    }
}
