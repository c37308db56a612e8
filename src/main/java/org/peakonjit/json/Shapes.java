package org.peakonjit.json;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the texts of an application must look like; null stands for "does not". */
public final class Shapes {

    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8192}");
    private static final int LONGEST_DOMAIN = 253;
    /** SAML Core §8.3.6. */
    private static final int LONGEST_ENTITY_ID = 1024;

    private Shapes() {}

    /** An absolute http or https URL with a host, without user or fragment. */
    public static @Nullable URI webUrl(String text) {
        try {
            URI url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean bare = url.getRawUserInfo() == null && url.getRawFragment() == null;
            return http && bare && url.getHost() != null ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** A web URL to which paths can be appended. */
    public static @Nullable URI webUrlWithoutQuery(String text) {
        URI url = webUrl(text);
        return url == null || url.getRawQuery() != null ? null : url;
    }

    /** A domain name, also an internationalised one. */
    public static @Nullable String domain(String text) {
        try {
            String ascii = IDN.toASCII(text);
            return ascii.length() <= LONGEST_DOMAIN && DOMAIN.matcher(ascii).matches() ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A non-empty URI reference without white space, as entityIDs in the field are. */
    public static @Nullable String entityId(String text) {
        boolean spaced = text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
        return text.isEmpty() || spaced || text.length() > LONGEST_ENTITY_ID ? null : text;
    }

    /** A token that can stand in an Authorization header. */
    public static @Nullable String token(String text) {
        return TOKEN.matcher(text).matches() ? text : null;
    }
}
