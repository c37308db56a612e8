package org.peakonjit.identityprovider.product;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The products whose menus we know; recognised by the addresses in their metadata, of which nothing else depends. */
public enum IdpProduct {
    ENTRA(
            "(sts|login)\\.windows\\.net|sts\\.chinacloudapi\\.cn|login(\\.partner)?\\.microsoftonline\\.(com|us|cn)"
                    + "|[^/]+\\.ciamlogin\\.com",
            null),
    GOOGLE("accounts\\.google\\.com", null),
    OKTA("([^/]+\\.)?okta(preview|-emea|-gov)?\\.com", "/app/.+/exk\\w+/sso/saml"),
    ADFS(null, "/adfs/(services/trust|ls)/?"),
    KEYCLOAK(null, "(/.+)?/realms/[^/]+(/protocol/saml)?"),
    ADSELFSERVICE(null, "/(iamapps/ssologin|samllogin)/.+");

    private final @Nullable Pattern host;
    private final @Nullable Pattern path;

    IdpProduct(@Nullable String host, @Nullable String path) {
        this.host = host == null ? null : Pattern.compile(host);
        this.path = path == null ? null : Pattern.compile(path);
    }

    /**
     * The product of an IdP, by its entityID and, where that says nothing, by its single sign-on service.
     *
     * @return empty for one that we do not know
     */
    public static Optional<IdpProduct> of(String entityId, Optional<URI> singleSignOn) {
        return at(entityId).or(() -> singleSignOn.map(URI::toString).flatMap(IdpProduct::at));
    }

    /** As in keys: in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<IdpProduct> at(String address) {
        try {
            URI uri = URI.create(address);
            String host = text(uri.getHost());
            String path = text(uri.getRawPath());
            return Arrays.stream(values())
                    .filter(one -> matches(one.host, host) || matches(one.path, path))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean matches(@Nullable Pattern pattern, String text) {
        return pattern != null && pattern.matcher(text).matches();
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }
}
