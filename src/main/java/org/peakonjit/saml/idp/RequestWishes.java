package org.peakonjit.saml.idp;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnContextComparisonTypeEnumeration;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;
import org.opensaml.saml.saml2.core.Scoping;
import org.opensaml.saml.saml2.core.StatusCode;
import org.peakonjit.application.Application;

/** What a good request may ask for, and which of it we can give (SAML Core §3.4.1). */
final class RequestWishes {

    private RequestWishes() {}

    /** Why the request is answered with an error right away; empty = all it asks for can be given. */
    static Optional<SamlStatus> unmetIn(AuthnRequest request, Application application) {
        String binding = request.getProtocolBinding();
        if (binding != null && !binding.equals(SAMLConstants.SAML2_POST_BINDING_URI)) {
            return unmet(StatusCode.UNSUPPORTED_BINDING, "answers go by HTTP-POST only");
        }
        if (!IssuedNameId.satisfies(request.getNameIDPolicy(), application)) {
            return unmet(StatusCode.INVALID_NAMEID_POLICY, "no NameID of that policy is issued");
        }
        if (request.getSubject() != null) {
            return unmet(StatusCode.REQUEST_UNSUPPORTED, "nobody can be asked for by name");
        }
        if (Objects.equals(proxyCount(request), 0)) {
            return unmet(StatusCode.PROXY_COUNT_EXCEEDED, "this is a proxy");
        }
        return isPassable(request.getRequestedAuthnContext())
                ? Optional.empty()
                : unmet(StatusCode.NO_AUTHN_CONTEXT, "only classes are supported, compared by exact or minimum");
    }

    /** The authentication context classes to ask the company's IdP for. */
    static List<String> authnContexts(AuthnRequest request) {
        RequestedAuthnContext requested = request.getRequestedAuthnContext();
        return requested == null
                ? List.of()
                : requested.getAuthnContextClassRefs().stream()
                        .map(AuthnContextClassRef::getURI)
                        .filter(uri -> uri != null && !uri.isBlank())
                        .toList();
    }

    /** How they are to be compared (SAML Core §3.3.2.2.1); null = exactly. */
    static @Nullable String comparison(AuthnRequest request) {
        RequestedAuthnContext requested = request.getRequestedAuthnContext();
        AuthnContextComparisonTypeEnumeration comparison = requested == null ? null : requested.getComparison();
        return comparison == null || comparison == AuthnContextComparisonTypeEnumeration.EXACT
                ? null
                : comparison.toString();
    }

    /** Over how many proxies it may go, ourselves included (SAML Core §3.4.1.2); null = it does not say. */
    static @Nullable Integer proxyCount(AuthnRequest request) {
        Scoping scoping = request.getScoping();
        return scoping == null ? null : scoping.getProxyCount();
    }

    private static boolean isPassable(@Nullable RequestedAuthnContext requested) {
        if (requested == null) {
            return true;
        }
        AuthnContextComparisonTypeEnumeration comparison = requested.getComparison();
        return requested.getAuthnContextDeclRefs().isEmpty()
                && (comparison == null
                        || comparison == AuthnContextComparisonTypeEnumeration.EXACT
                        || comparison == AuthnContextComparisonTypeEnumeration.MINIMUM);
    }

    private static Optional<SamlStatus> unmet(String second, String message) {
        return Optional.of(SamlStatus.requester(second, message));
    }
}
