package org.peakonjit.saml.sp.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthenticatingAuthority;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.ProxyRestriction;
import org.peakonjit.json.Shapes;
import org.peakonjit.subject.UpstreamAuthentication;

/**
 * Reads how the subject was authenticated out of an assertion whose every rule is kept. Of several AuthnStatements one
 * counts, as a whole: the first that names a class, else the first.
 */
public final class AuthenticationReader {

    /** What is passed on at most; of a longer chain the nearest to us, who vouch for the rest. */
    private static final int MOST_AUTHORITIES = 10;

    private static final Shapes.EntityId ENTITY_ID = new Shapes.EntityId();

    private AuthenticationReader() {}

    /** @param assertion of the IdP that was asked, in whose name it stands */
    public static UpstreamAuthentication read(Assertion assertion) {
        AuthnStatement statement = statement(assertion.getAuthnStatements());
        AuthnContext context = statement.getAuthnContext();
        ProxyRestriction restriction = assertion.getConditions().getProxyRestriction();
        return new UpstreamAuthentication(
                statement.getAuthnInstant(),
                contextClass(context),
                authorities(context, assertion.getIssuer().getValue()),
                Optional.ofNullable(statement.getSessionNotOnOrAfter()),
                Demands.furtherProxies(restriction == null ? null : restriction.getProxyCount()));
    }

    private static AuthnStatement statement(List<AuthnStatement> statements) {
        return statements.stream()
                .filter(one -> contextClass(one.getAuthnContext()).isPresent())
                .findFirst()
                .orElse(statements.get(0));
    }

    private static Optional<String> contextClass(AuthnContext context) {
        return Optional.ofNullable(context.getAuthnContextClassRef()).map(AuthnContextClassRef::getURI);
    }

    /** Those that the IdP names, and the IdP itself after them (SAML Core §3.4.1.5.1). */
    private static List<String> authorities(AuthnContext context, String idp) {
        List<String> named = context.getAuthenticatingAuthorities().stream()
                .map(AuthenticatingAuthority::getURI)
                .filter(uri -> uri != null && ENTITY_ID.test(uri))
                .toList();
        int leftOut = Math.max(0, named.size() - (MOST_AUTHORITIES - 1));
        return Stream.concat(named.stream().skip(leftOut), Stream.of(idp)).toList();
    }
}
