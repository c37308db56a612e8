package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.ProxyRestriction;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.UpstreamAuthentication;

/** The assertion for Web Browser SSO (SAML Profiles §4.1.4.2): bearer, one audience, one AuthnStatement. */
final class AssertionBuilder {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    /** How far Peakon's clock may be behind ours. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final String issuer;

    AssertionBuilder(String issuer) {
        this.issuer = issuer;
    }

    /** @param inResponseTo the ID of the request this answers; null = unsolicited */
    Assertion build(
            NameId nameId,
            String audience,
            URI acsUrl,
            @Nullable String inResponseTo,
            UpstreamAuthentication authentication,
            Instant now) {
        Assertion assertion = OpenSaml.build(Assertion.DEFAULT_ELEMENT_NAME, Assertion.class);
        assertion.setID(MessageIds.next());
        assertion.setIssueInstant(now);
        Issuer name = OpenSaml.build(Issuer.DEFAULT_ELEMENT_NAME, Issuer.class);
        name.setValue(issuer);
        assertion.setIssuer(name);
        assertion.setSubject(subject(nameId, acsUrl, inResponseTo, now));
        assertion.setConditions(conditions(audience, authentication.furtherProxies(), now));
        assertion.getAuthnStatements().add(AuthnStatementBuilder.build(authentication, now, now.plus(LIFETIME)));
        return assertion;
    }

    private static Subject subject(NameId nameId, URI acsUrl, @Nullable String inResponseTo, Instant now) {
        NameID name = OpenSaml.build(NameID.DEFAULT_ELEMENT_NAME, NameID.class);
        name.setFormat(nameId.format());
        name.setValue(nameId.value());

        SubjectConfirmationData data =
                OpenSaml.build(SubjectConfirmationData.DEFAULT_ELEMENT_NAME, SubjectConfirmationData.class);
        data.setRecipient(acsUrl.toString());
        data.setNotOnOrAfter(now.plus(LIFETIME));
        data.setInResponseTo(inResponseTo);
        SubjectConfirmation bearer =
                OpenSaml.build(SubjectConfirmation.DEFAULT_ELEMENT_NAME, SubjectConfirmation.class);
        bearer.setMethod(SubjectConfirmation.METHOD_BEARER);
        bearer.setSubjectConfirmationData(data);

        Subject subject = OpenSaml.build(Subject.DEFAULT_ELEMENT_NAME, Subject.class);
        subject.setNameID(name);
        subject.getSubjectConfirmations().add(bearer);
        return subject;
    }

    private static Conditions conditions(String entityId, OptionalInt furtherProxies, Instant now) {
        Audience audience = OpenSaml.build(Audience.DEFAULT_ELEMENT_NAME, Audience.class);
        audience.setURI(entityId);
        AudienceRestriction restriction =
                OpenSaml.build(AudienceRestriction.DEFAULT_ELEMENT_NAME, AudienceRestriction.class);
        restriction.getAudiences().add(audience);

        Conditions conditions = OpenSaml.build(Conditions.DEFAULT_ELEMENT_NAME, Conditions.class);
        conditions.setNotBefore(now.minus(EARLY));
        conditions.setNotOnOrAfter(now.plus(LIFETIME));
        conditions.getAudienceRestrictions().add(restriction);
        furtherProxies.ifPresent(count -> conditions.getConditions().add(proxyRestriction(count)));
        return conditions;
    }

    /** One proxy fewer than the company's IdP allows: we are one (SAML Core §2.5.1.6). */
    private static ProxyRestriction proxyRestriction(int count) {
        ProxyRestriction restriction = OpenSaml.build(ProxyRestriction.DEFAULT_ELEMENT_NAME, ProxyRestriction.class);
        restriction.setProxyCount(count);
        return restriction;
    }
}
