package org.peakonjit.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name and a password by HTTP Basic (RFC 7617), in UTF-8. */
public record BasicCredentials(String name, String password) {

    private static final String SCHEME = "Basic ";

    /** What the Authorization header carries; empty where there is none of this scheme, or a broken one. */
    public static Optional<BasicCredentials> of(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = new String(decoded, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "BasicCredentials[********]";
    }
}
