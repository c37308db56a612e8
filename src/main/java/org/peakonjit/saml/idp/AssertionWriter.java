package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.peakonjit.saml.CanonicalSignature;
import org.peakonjit.saml.CanonicalWriter;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.UpstreamAuthentication;

/**
 * Writes the signed assertion for Web Browser SSO (SAML Profiles §4.1.4.2): bearer, one audience, one AuthnStatement. When,
 * how and by whom somebody was authenticated are the company's IdP's word, the session is ours.
 */
final class AssertionWriter {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    /** How far Peakon's clock may be behind ours. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final String issuer;
    private final SamlKey key;
    private final Instant now;

    AssertionWriter(String issuer, SamlKey key, Instant now) {
        this.issuer = issuer;
        this.key = key;
        this.now = now;
    }

    /**
     * Its canonical form.
     *
     * @param inResponseTo the ID of the request this answers; null = unsolicited
     * @param session the SessionIndex
     */
    String write(
            NameId nameId,
            String audience,
            URI acsUrl,
            @Nullable String inResponseTo,
            UpstreamAuthentication authentication,
            String session) {
        String id = MessageIds.next();
        CanonicalWriter before = new CanonicalWriter()
                .start(
                        "saml2:Assertion",
                        "xmlns:saml2",
                        SAMLConstants.SAML20_NS,
                        "ID",
                        id,
                        "IssueInstant",
                        SamlTime.text(now),
                        "Version",
                        "2.0")
                .element("saml2:Issuer", issuer);
        CanonicalWriter behind = new CanonicalWriter();
        subject(behind, nameId, acsUrl, inResponseTo);
        conditions(behind, audience, authentication.furtherProxies());
        statement(behind, authentication, session);
        behind.end("saml2:Assertion");
        return CanonicalSignature.insert(key, id, before.toString(), behind.toString());
    }

    private void subject(CanonicalWriter xml, NameId nameId, URI acsUrl, @Nullable String inResponseTo) {
        xml.start("saml2:Subject")
                .element("saml2:NameID", nameId.value(), "Format", nameId.format())
                .start("saml2:SubjectConfirmation", "Method", SubjectConfirmation.METHOD_BEARER)
                .element(
                        "saml2:SubjectConfirmationData",
                        "",
                        "InResponseTo",
                        inResponseTo,
                        "NotOnOrAfter",
                        SamlTime.text(now.plus(LIFETIME)),
                        "Recipient",
                        acsUrl.toString())
                .end("saml2:SubjectConfirmation")
                .end("saml2:Subject");
    }

    private void conditions(CanonicalWriter xml, String audience, OptionalInt furtherProxies) {
        xml.start(
                        "saml2:Conditions",
                        "NotBefore",
                        SamlTime.text(now.minus(EARLY)),
                        "NotOnOrAfter",
                        SamlTime.text(now.plus(LIFETIME)))
                .start("saml2:AudienceRestriction")
                .element("saml2:Audience", audience)
                .end("saml2:AudienceRestriction");
        // one fewer than the company's IdP allows: we are one (SAML Core §2.5.1.6)
        furtherProxies.ifPresent(count -> xml.element("saml2:ProxyRestriction", "", "Count", Integer.toString(count)));
        xml.end("saml2:Conditions");
    }

    /**
     * SAML Core §2.7.2. Nobody was authenticated later than now, whatever the IdP's clock says; where the IdP's session is
     * over by our clock, ours ends with the assertion, not before it begins.
     */
    private void statement(CanonicalWriter xml, UpstreamAuthentication authentication, String session) {
        Instant at = authentication.at().isAfter(now) ? now : authentication.at();
        String end = authentication
                .sessionEnd()
                .map(theirs -> SamlTime.text(theirs.isAfter(now) ? theirs : now.plus(LIFETIME)))
                .orElse(null);
        xml.start(
                        "saml2:AuthnStatement",
                        "AuthnInstant",
                        SamlTime.text(at),
                        "SessionIndex",
                        session,
                        "SessionNotOnOrAfter",
                        end)
                .start("saml2:AuthnContext")
                .element(
                        "saml2:AuthnContextClassRef",
                        authentication.contextClass().orElse(AuthnContext.UNSPECIFIED_AUTHN_CTX));
        authentication.authorities().forEach(authority -> xml.element("saml2:AuthenticatingAuthority", authority));
        xml.end("saml2:AuthnContext").end("saml2:AuthnStatement");
    }
}
