package org.peakonjit.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.peakonjit.web.handoff.DeepLink;

/** The addresses that start a sign-on, {@code /login/{application}}, with what their query may say. */
public final class LoginAddress {

    /** With this parameter people are asked anew for their e-mail address. */
    public static final String CHOOSE = "choose";

    /** The parameter of whoever signs in with another account: {@link #OTHER} or {@link #ANEW}. */
    public static final String ACCOUNT = "account";

    /** They are signed out at the IdP first, where it has a service for that. */
    public static final String OTHER = "other";

    /** They are asked at the IdP to sign in anew. */
    public static final String ANEW = "anew";

    /** The parameter with a deep link. */
    private static final String TARGET = "target";

    private static final int LAST_OF_ASCII = 0x7f;

    private LoginAddress() {}

    /** The path, below the context path, and the {@link #query} that start a sign-on there. */
    public static String path(String application, @Nullable String target, String... others) {
        return "/login/" + application + query(target, others);
    }

    /**
     * With its question mark; empty where there is nothing to say.
     *
     * @param target the path of a deep link that is kept; null = none
     * @param others parameters that it has besides
     */
    public static String query(@Nullable String target, String... others) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (target != null) {
            query.add(TARGET + "=" + encoded(target));
        }
        List.of(others).forEach(query::add);
        return query.toString();
    }

    /** A target that is no path at Peakon is left out: the person arrives at Peakon's own start page. */
    public static @Nullable String deepLink(HttpServletRequest request) {
        String target = only(request, TARGET);
        return target == null ? null : DeepLink.pathIn(inAscii(target));
    }

    /**
     * With letters and digits of any script as URIs have them (RFC 3987 §3.1): the server has decoded what the link had
     * percent-encoded. Anything else beyond ASCII stays, and is in no deep link.
     */
    private static String inAscii(String target) {
        StringBuilder ascii = new StringBuilder(target.length());
        target.codePoints()
                .mapToObj(Character::toString)
                .map(one -> isLetterBeyondAscii(one.codePointAt(0)) ? encoded(one) : one)
                .forEach(ascii::append);
        return ascii.toString();
    }

    private static boolean isLetterBeyondAscii(int character) {
        return character > LAST_OF_ASCII
                && (Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The value of a parameter that stands there once; null otherwise, and where it cannot be read. */
    public static @Nullable String only(HttpServletRequest request, String name) {
        String[] values = parameters(request, name);
        return values.length == 1 ? values[0] : null;
    }

    /** The values of a parameter; none, too, where they cannot be read. */
    public static String[] parameters(HttpServletRequest request, String name) {
        try {
            return Objects.requireNonNullElse(ChunkedForm.values(request, name), new String[0]);
        } catch (RuntimeException e) {
            return new String[0]; // how servers say that they cannot be decoded, or are too many
        }
    }
}
