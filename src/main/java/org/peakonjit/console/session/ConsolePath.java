package org.peakonjit.console.session;

import java.util.Optional;
import java.util.regex.Pattern;

/** A page of the console that somebody asked for before they had signed in: never an address outside it. */
final class ConsolePath {

    private static final Pattern PAGE = Pattern.compile(
            "[a-z-]{1,40}\\.xhtml(\\?(?:[A-Za-z0-9=&._~@:,+-]|%(?!0[0-9A-Fa-f]|1[0-9A-Fa-f])[0-9A-Fa-f]{2}){1,2000})?");

    private ConsolePath() {}

    /** The page, where {@code text} is one. */
    static Optional<String> of(String text) {
        return orSignIn(text).filter(page -> !page.startsWith("sign-in"));
    }

    /** The same, be it the one on which they sign in. */
    static Optional<String> orSignIn(String text) {
        return PAGE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
