package org.peakonjit.refusal;

import java.util.Arrays;
import java.util.Optional;

/** Why a sign-on is refused: public, documented codes that are never renamed. */
public enum RefusalCode {
    SAML_INVALID_RESPONSE("saml.invalid-response", 400),
    SAML_REPLAYED("saml.replayed", 400),
    SAML_EXPIRED("saml.expired", 400),
    SAML_UNSOLICITED("saml.unsolicited", 400),
    SAML_IDP_ERROR("saml.idp-error", 403),
    POLICY_NOT_ENTITLED("policy.not-entitled", 403),
    POLICY_WRONG_DOMAIN("policy.wrong-domain", 403),
    APPLICATION_UNKNOWN("application.unknown", 404),
    APPLICATION_DISABLED("application.disabled", 403),
    SUBJECT_INCOMPLETE("subject.incomplete", 403),
    SUBJECT_CONFLICT("subject.conflict", 403),
    LICENSE_LIMIT_REACHED("license.limit-reached", 403),
    PROVISIONING_REJECTED("provisioning.rejected", 403),
    PROVISIONING_UNAVAILABLE("provisioning.unavailable", 503),
    PROVISIONING_AMBIGUOUS("provisioning.ambiguous", 403),
    PROVISIONING_MISCONFIGURED("provisioning.misconfigured", 503),
    /** A failure of ours, never told as anybody else's. */
    INTERNAL_ERROR("internal.error", 500);

    private final String code;
    private final int httpStatus;

    RefusalCode(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** The public code. */
    public String code() {
        return code;
    }

    /** The status of the refusal page (RFC 9110 §15). */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same person may come through by trying again, without anybody doing anything about it. */
    public boolean mayPass() {
        return switch (this) {
            case SAML_INVALID_RESPONSE,
                    SAML_REPLAYED,
                    SAML_EXPIRED,
                    SAML_UNSOLICITED,
                    SAML_IDP_ERROR,
                    PROVISIONING_UNAVAILABLE,
                    INTERNAL_ERROR -> true;
            case POLICY_NOT_ENTITLED,
                    POLICY_WRONG_DOMAIN,
                    APPLICATION_UNKNOWN,
                    APPLICATION_DISABLED,
                    SUBJECT_INCOMPLETE,
                    SUBJECT_CONFLICT,
                    LICENSE_LIMIT_REACHED,
                    PROVISIONING_REJECTED,
                    PROVISIONING_AMBIGUOUS,
                    PROVISIONING_MISCONFIGURED -> false;
        };
    }

    /** Whether somebody else's account may be let in where this one is not. */
    public boolean isOfTheAccount() {
        return switch (this) {
            case POLICY_NOT_ENTITLED, POLICY_WRONG_DOMAIN, SUBJECT_INCOMPLETE, SUBJECT_CONFLICT -> true;
            default -> false;
        };
    }

    public static Optional<RefusalCode> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
