package org.peakonjit.json;

import java.net.IDN;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.peakonjit.outbound.UrlFault;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.refusal.Fault;

/** What texts must look like. */
public final class Shapes {

    /** Of applications and identity providers. */
    public static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    public static final String WRONG_NAME = "document.name";
    private static final String CONTROL = "\\x00-\\x1f\\x7f-\\x9f";

    /** Text on one line, also none: as {@link #isLine}. */
    public static final String LINE = "[^" + CONTROL + "]*";

    /** What can stand in an Authorization header. */
    public static final String TOKEN = "[\\x21-\\x7e]{1,8192}";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final int LONGEST_DOMAIN = 253;
    /** SAML Core §8.3.6. */
    private static final int LONGEST_ENTITY_ID = 1024;

    private Shapes() {}

    /** The id that a part of an address is; empty where it is none, or is missing. */
    public static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An absolute http or https URL with a host, without user or fragment. */
    public static final class WebUrl implements Reasoned {

        @Override
        public Optional<Fault> wrongWith(String text) {
            return Optional.ofNullable(WebUrlText.read(text).wrong());
        }
    }

    /** A web URL to which paths can be appended, of a host that every client can call. */
    public static final class WebUrlWithoutQuery implements Reasoned {

        @Override
        public Optional<Fault> wrongWith(String text) {
            WebUrlText.Parsed parsed = WebUrlText.read(text);
            URI url = parsed.url();
            if (url == null) {
                return Optional.ofNullable(parsed.wrong());
            }
            if (url.getRawQuery() != null) {
                return Optional.of(UrlFault.QUERY.fault());
            }
            return url.getHost() == null ? Optional.of(UrlFault.UNDERSCORE.fault()) : Optional.empty();
        }
    }

    /** A domain name, also an internationalised one. */
    public static final class DomainName implements Predicate<String> {

        @Override
        public boolean test(String text) {
            try {
                String ascii = IDN.toASCII(text);
                return ascii.length() <= LONGEST_DOMAIN && DOMAIN.matcher(ascii).matches();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    /** A non-empty URI reference without white space, as entityIDs in the field are, of characters that XML has. */
    public static final class EntityId implements Predicate<String> {

        @Override
        public boolean test(String text) {
            return !text.isEmpty()
                    && text.length() <= LONGEST_ENTITY_ID
                    && isPlain(text)
                    && text.codePoints().noneMatch(Character::isWhitespace);
        }
    }

    /** Whether it has no control character, of which not every database takes all. */
    public static boolean isLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** The same with blanks for control characters. */
    public static String line(String text) {
        return text.replaceAll("[" + CONTROL + "]", " ");
    }

    /** Whether databases and XML can say it, which have not all of JSON's characters, and in one line. */
    public static boolean isPlain(String text) {
        return isLine(text)
                && text.codePoints()
                        .noneMatch(c -> Character.getType(c) == Character.SURROGATE || c == 0xFFFE || c == 0xFFFF);
    }
}
