package org.peakonjit.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.subject.AttributeNames;

/**
 * The settings of this installation, checked. Secrets are masked in {@code toString}.
 *
 * @param baseUrl the URL people use, context path included, without a trailing slash
 * @param dataDir keys and the embedded database
 * @param trustedProxies whose X-Forwarded-For is believed
 * @param applications a JSON file of applications applied at start
 * @param formerHolderDays how long people are remembered whose seats were released, and conflicts
 * @param auditWebhook where the audit is forwarded to; empty = nowhere
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
        Pages pages,
        Database database,
        Optional<Secret> masterKey,
        Admin admin,
        Optional<Path> applications,
        int formerHolderDays,
        Optional<AuditWebhook> auditWebhook) {

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
     * What is kept of sign-ons.
     *
     * @param days how long their steps are
     * @param attributeValuesUntil until when with the values of attributes; empty = never
     * @param groupNames whether the names of groups are, to be offered in policies
     * @param auditDays how long the lines of the audit are; empty = for ever
     */
    public record Trace(int days, Optional<Instant> attributeValuesUntil, boolean groupNames, OptionalInt auditDays) {}

    /**
     * How the pages look and speak that people see.
     *
     * @param logo an image file
     * @param accent a colour, as {@code #rrggbb}
     * @param texts a properties file of texts that replace ours, in all languages; files beside it replace them in one
     */
    public record Pages(Optional<Path> logo, Optional<String> accent, Optional<Path> texts, HelpDesk helpDesk) {}

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
     * @param url a JDBC URL of H2, PostgreSQL or MariaDB
     * @param longestWait how long a start waits for it before the process ends; empty = as long as it takes
     * @param migrate whether a start brings the schema up to date; else its owner does
     */
    public record Database(
            Optional<String> jndiName,
            String url,
            Optional<String> user,
            Optional<Secret> password,
            int poolSize,
            Optional<Duration> longestWait,
            boolean migrate) {}

    /**
     * The first administrator, and who may come by SAML.
     *
     * @param groups people whose assertion carries one of these may use the console
     */
    public record Admin(String user, Optional<Secret> password, List<String> groups) {}

    /**
     * Who gets the audit.
     *
     * @param secret with which it is signed
     */
    public record AuditWebhook(URI url, Secret secret) {}

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
