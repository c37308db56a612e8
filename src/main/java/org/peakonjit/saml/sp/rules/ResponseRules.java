package org.peakonjit.saml.sp.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.Response;
import org.peakonjit.saml.sp.structure.Expected;
import org.peakonjit.saml.sp.structure.ResponseFault;
import org.peakonjit.saml.sp.structure.SpState;
import org.peakonjit.saml.sp.structure.Told;
import org.peakonjit.saml.sp.structure.Violation;
import org.w3c.dom.Attr;

/** What the protocol asks of a Response around its assertion (SAML Core §3.2.2, Profiles §4.1.4.3). */
public final class ResponseRules {

    private ResponseRules() {}

    public static void check(Response response, Expected expected) {
        Violation.unless(SAMLVersion.VERSION_20.equals(response.getVersion()), ResponseFault.RESPONSE_VERSION);
        Violation.unless(hasText(response.getID()), ResponseFault.NO_ID);
        Attr destination =
                response.getDOM().getAttributeNode(Response.DESTINATION_ATTRIB_NAME); // OpenSAML drops an empty one
        Violation.unless(destination != null || expected.sp().allowMissingDestination(), ResponseFault.NO_DESTINATION);
        if (destination != null && !expected.acsUrl().equals(destination.getValue())) {
            throw Violation.invalid(ResponseFault.DESTINATION, expected.acsUrl(), Told.uri(destination.getValue()));
        }
        if (response.getIssuer() != null
                || response.isSigned()
                || !response.getEncryptedAssertions().isEmpty()) {
            issuer(response.getIssuer(), expected);
        }
        String requestId = expected.state().map(SpState::requestId).orElse(null);
        Violation.unless(
                requestId == null ? response.getInResponseTo() == null : requestId.equals(response.getInResponseTo()),
                ResponseFault.OTHER_REQUEST);
        issued(response.getIssueInstant(), expected);
    }

    /** The issuer is the IdP that was asked; its format is entity or none (Profiles §4.1.4.2). */
    static void issuer(@Nullable Issuer issuer, Expected expected) {
        if (issuer == null || !expected.idp().entityId().equals(issuer.getValue())) {
            throw Violation.invalid(
                    ResponseFault.OTHER_ISSUER,
                    expected.idp().entityId(),
                    Told.uri(issuer == null ? null : issuer.getValue()));
        }
        Violation.unless(
                issuer.getFormat() == null || NameIDType.ENTITY.equals(issuer.getFormat()),
                ResponseFault.ISSUER_FORMAT);
    }

    /** Issued lately, and not in the future. */
    static void issued(@Nullable Instant at, Expected expected) {
        if (at == null) {
            throw Violation.invalid(ResponseFault.NO_ISSUE_INSTANT);
        }
        if (expected.isFuture(at)) {
            throw Violation.expired(ResponseFault.IN_FUTURE, at, expected);
        }
        if (expected.isPast(at.plus(Expected.LONGEST_LIFE))) {
            throw Violation.expired(ResponseFault.TOO_OLD, at, expected);
        }
    }

    static boolean hasText(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
