package org.peakonjit.saml.sp.rules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.ProxyRestriction;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.sp.structure.Expected;
import org.peakonjit.saml.sp.structure.ResponseFault;
import org.peakonjit.saml.sp.structure.Told;
import org.peakonjit.saml.sp.structure.Violation;

/** What the Web Browser SSO profile asks of the assertion (SAML Core §2.3.3, §2.5.1; Profiles §4.1.4.2). */
public final class AssertionRules {

    private AssertionRules() {}

    /** Checks all of them. Returns the instant from which the assertion is refused for its age. */
    public static Instant check(Assertion assertion, Expected expected) {
        Violation.unless(SAMLVersion.VERSION_20.equals(assertion.getVersion()), ResponseFault.ASSERTION_VERSION);
        Violation.unless(
                ResponseRules.hasText(assertion.getID()) && assertion.getID().length() <= 256,
                ResponseFault.ASSERTION_ID);
        ResponseRules.issuer(assertion.getIssuer(), expected);
        ResponseRules.issued(assertion.getIssueInstant(), expected);
        NameID nameId = assertion.getSubject().getNameID();
        Violation.unless(nameId == null || ResponseRules.hasText(nameId.getValue()), MessageFault.NAME_ID_EMPTY);
        Instant end = assertion.getIssueInstant().plus(Expected.LONGEST_LIFE);
        end = earlier(end, conditions(assertion.getConditions(), expected));
        end = earlier(end, BearerConfirmations.check(assertion.getSubject().getSubjectConfirmations(), expected));
        assertion.getAuthnStatements().forEach(statement -> authentication(statement, expected));
        return end.plus(expected.skew());
    }

    private static Instant conditions(Conditions conditions, Expected expected) {
        if (conditions.getNotBefore() != null && expected.isFuture(conditions.getNotBefore())) {
            throw Violation.expired(ResponseFault.NOT_YET, conditions.getNotBefore(), expected);
        }
        if (conditions.getNotOnOrAfter() != null && expected.isPast(conditions.getNotOnOrAfter())) {
            throw Violation.expired(ResponseFault.NOT_ANY_MORE, conditions.getNotOnOrAfter(), expected);
        }
        conditions.getAudienceRestrictions().forEach(restriction -> audience(restriction, expected));
        ProxyRestriction restriction = conditions.getProxyRestriction();
        if (restriction != null) {
            // we do issue an assertion on the basis of this one, to an SP the IdP has not heard of
            Violation.unless(
                    restriction.getAudiences().isEmpty()
                            && (restriction.getProxyCount() == null || restriction.getProxyCount() > 0),
                    ResponseFault.PROXY_RESTRICTION);
        }
        return conditions.getNotOnOrAfter() == null ? Instant.MAX.minus(expected.skew()) : conditions.getNotOnOrAfter();
    }

    private static void audience(AudienceRestriction restriction, Expected expected) {
        List<String> named = uris(restriction.getAudiences());
        if (!named.contains(expected.sp().entityId())) {
            throw Violation.invalid(ResponseFault.AUDIENCE, expected.sp().entityId(), Told.uris(named));
        }
    }

    private static List<String> uris(List<Audience> audiences) {
        return audiences.stream()
                .map(audience -> Objects.toString(audience.getURI(), ""))
                .toList();
    }

    private static void authentication(AuthnStatement statement, Expected expected) {
        Instant at = statement.getAuthnInstant();
        Violation.unless(at != null, ResponseFault.NO_AUTHN_INSTANT);
        if (expected.isFuture(at)) {
            throw Violation.expired(ResponseFault.AUTHENTICATED_IN_FUTURE, at, expected);
        }
        if (statement.getSessionNotOnOrAfter() != null && expected.isPast(statement.getSessionNotOnOrAfter())) {
            throw Violation.expired(ResponseFault.SESSION_ENDED, statement.getSessionNotOnOrAfter(), expected);
        }
        expected.state()
                .filter(state -> Demands.of(expected.sp().authentication(), state.pending())
                        .force())
                .ifPresent(state ->
                        Violation.unless(!at.plus(expected.skew()).isBefore(state.issuedAt()), ResponseFault.NOT_ANEW));
        context(statement, expected);
    }

    /** What the settings demand, whatever Peakon asked for: anybody may send a request in its name that asks for less. */
    private static void context(AuthnStatement statement, Expected expected) {
        List<String> demanded = expected.sp().authentication().contexts();
        AuthnContextClassRef answered = statement.getAuthnContext().getAuthnContextClassRef();
        String given = answered == null ? null : answered.getURI();
        if (!demanded.isEmpty() && (given == null || !demanded.contains(given))) {
            throw Violation.invalid(ResponseFault.AUTHN_CONTEXT, String.join(", ", demanded), Told.uri(given));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
