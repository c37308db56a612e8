package org.peakonjit.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.subject.AttributeNames;

/**
 * The settings of this installation, checked. Secrets are masked in {@code toString}.
 *
 * @param baseUrl the URL people use, context path included, without a trailing slash
 * @param dataDir keys and the embedded database
 * @param trustedProxies whose X-Forwarded-For is believed
 * @param applications a JSON file of applications applied at start
 */
public record Settings(
        URI baseUrl,
        Path dataDir,
        TrustedProxies trustedProxies,
        Idp idp,
        Sp sp,
        Duration clockSkew,
        AttributeNames attributes,
        Trace trace,
        HelpDesk helpDesk,
        Database database,
        Optional<Secret> masterKey,
        Admin admin,
        Optional<Path> applications) {

    /** What to do with a Response nobody asked for. */
    public enum Unsolicited {
        RESTART,
        ACCEPT,
        REFUSE
    }

    /**
     * The company's IdP.
     *
     * @param metadata an http(s) or file URL; empty until an administrator gives one
     * @param metadataCertificate PEM; where there is one, only metadata signed under it is used
     * @param emailDomains for whose people alone it speaks, in lower case; none = for everybody of whom no other speaks
     */
    public record Idp(
            Optional<URI> metadata,
            Optional<String> metadataCertificate,
            List<String> emailDomains,
            Unsolicited unsolicited) {}

    /**
     * Our SAML service provider.
     *
     * @param authentication what is demanded of the IdP at every sign-on
     * @param allowMissingDestination whether a Response may come without saying where to
     * @param allowCbcEncryption whether an assertion may be encrypted by AES-CBC inside a signed Response
     */
    public record Sp(
            String entityId,
            boolean signRequests,
            boolean wantAssertionsEncrypted,
            Authentication authentication,
            boolean allowMissingDestination,
            boolean allowCbcEncryption) {}

    /**
     * How people have to authenticate at the IdP, besides what Peakon asks for.
     *
     * @param force anew at each sign-on, also where they have a session there
     * @param contexts AuthnContextClassRefs of which one must be answered (SAML Core §3.3.2.2.1, exact); empty = any
     */
    public record Authentication(boolean force, List<String> contexts) {

        public static final Authentication ANY = new Authentication(false, List.of());
    }

    /**
     * What is kept of the steps of sign-ons.
     *
     * @param days how long
     * @param attributeValuesUntil until when with the values of attributes; empty = never
     */
    public record Trace(int days, Optional<Instant> attributeValuesUntil) {}

    /**
     * Where people who are refused find help: a page, a mailbox, a telephone.
     *
     * @param mail in its one form
     */
    public record HelpDesk(Optional<URI> url, Optional<String> mail, Optional<String> phone) {

        public static final HelpDesk NONE = new HelpDesk(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Where the ledger is kept: by JNDI name or by URL.
     *
     * @param url a JDBC URL of H2 or PostgreSQL
     */
    public record Database(
            Optional<String> jndiName, String url, Optional<String> user, Optional<Secret> password, int poolSize) {}

    /**
     * The first administrator, and who may come by SAML.
     *
     * @param groups people whose assertion carries one of these may use the console
     */
    public record Admin(String user, Optional<Secret> password, List<String> groups) {}

    /** A value that does not print itself. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "********";
        }
    }

    /** The absolute URL of a path below the base URL; {@code path} begins with a slash. */
    public URI url(String path) {
        return URI.create(baseUrl + path);
    }

    /** Whether people reach us over https, so that cookies are Secure. */
    public boolean isHttps() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The path part of the base URL: empty at a server's root. */
    public String contextPath() {
        return Optional.ofNullable(baseUrl.getRawPath()).orElse("");
    }

    /** Whether an Origin header (RFC 6454 §7) names the site of the base URL. */
    public boolean isOwnOrigin(String origin) {
        try {
            URI url = new URI(origin);
            return baseUrl.getScheme().equalsIgnoreCase(url.getScheme())
                    && WebUrlText.host(url)
                            .orElse("")
                            .equalsIgnoreCase(WebUrlText.host(baseUrl).orElse("-"))
                    && WebUrlText.port(baseUrl) == WebUrlText.port(url);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
