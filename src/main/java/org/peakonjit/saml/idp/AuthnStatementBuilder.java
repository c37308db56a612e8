package org.peakonjit.saml.idp;

import java.time.Instant;
import org.opensaml.saml.saml2.core.AuthenticatingAuthority;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.subject.UpstreamAuthentication;

/**
 * Our AuthnStatement about somebody whom the company's IdP authenticated (SAML Core §2.7.2): when, how and by whom are its
 * word, the session is ours.
 */
final class AuthnStatementBuilder {

    private AuthnStatementBuilder() {}

    /**
     * @param now nobody was authenticated later, whatever the IdP's clock says
     * @param assertionEnd where the IdP's session is over by our clock, ours ends with the assertion, not before it begins
     */
    static AuthnStatement build(UpstreamAuthentication authentication, Instant now, Instant assertionEnd) {
        AuthnStatement statement = OpenSaml.build(AuthnStatement.DEFAULT_ELEMENT_NAME, AuthnStatement.class);
        statement.setAuthnInstant(authentication.at().isAfter(now) ? now : authentication.at());
        statement.setSessionIndex(MessageIds.next());
        authentication
                .sessionEnd()
                .map(end -> end.isAfter(now) ? end : assertionEnd)
                .ifPresent(statement::setSessionNotOnOrAfter);
        statement.setAuthnContext(context(authentication));
        return statement;
    }

    private static AuthnContext context(UpstreamAuthentication authentication) {
        AuthnContextClassRef classRef =
                OpenSaml.build(AuthnContextClassRef.DEFAULT_ELEMENT_NAME, AuthnContextClassRef.class);
        classRef.setURI(authentication.contextClass().orElse(AuthnContext.UNSPECIFIED_AUTHN_CTX));
        AuthnContext context = OpenSaml.build(AuthnContext.DEFAULT_ELEMENT_NAME, AuthnContext.class);
        context.setAuthnContextClassRef(classRef);
        authentication.authorities().stream()
                .map(AuthnStatementBuilder::authority)
                .forEach(context.getAuthenticatingAuthorities()::add);
        return context;
    }

    private static AuthenticatingAuthority authority(String entityId) {
        AuthenticatingAuthority authority =
                OpenSaml.build(AuthenticatingAuthority.DEFAULT_ELEMENT_NAME, AuthenticatingAuthority.class);
        authority.setURI(entityId);
        return authority;
    }
}
