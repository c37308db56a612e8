package org.peakonjit.saml.idp;

import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.StatusCode;
import org.peakonjit.refusal.RefusalCode;

/**
 * A status (SAML Core §3.2.2.2).
 *
 * @param top who is at fault
 * @param second says more; null = nothing fits
 * @param message for Peakon's log: a public code or a fixed sentence
 */
record SamlStatus(
        String top, @Nullable String second, @Nullable String message) {

    static final SamlStatus SUCCESS = new SamlStatus(StatusCode.SUCCESS, null, null);

    /** What a request asks for and we do not have. */
    static SamlStatus requester(String second, String message) {
        return new SamlStatus(StatusCode.REQUESTER, second, message);
    }

    /** Why a sign-on that Peakon asked for ended without an assertion. */
    static SamlStatus of(RefusalCode code, boolean passive) {
        return new SamlStatus(StatusCode.RESPONDER, second(code, passive), code.code());
    }

    private static @Nullable String second(RefusalCode code, boolean passive) {
        return switch (code) {
            case SAML_IDP_ERROR -> passive ? StatusCode.NO_PASSIVE : StatusCode.AUTHN_FAILED;
            case SAML_INVALID_RESPONSE, SAML_REPLAYED, SAML_EXPIRED, SAML_UNSOLICITED -> StatusCode.AUTHN_FAILED;
            case POLICY_NOT_ENTITLED,
                    POLICY_WRONG_DOMAIN,
                    APPLICATION_UNKNOWN,
                    APPLICATION_DISABLED,
                    LICENSE_LIMIT_REACHED,
                    PROVISIONING_REJECTED -> StatusCode.REQUEST_DENIED;
            case SUBJECT_INCOMPLETE, SUBJECT_CONFLICT, PROVISIONING_AMBIGUOUS -> StatusCode.UNKNOWN_PRINCIPAL;
            case PROVISIONING_UNAVAILABLE, PROVISIONING_MISCONFIGURED, INTERNAL_ERROR -> null;
        };
    }
}
