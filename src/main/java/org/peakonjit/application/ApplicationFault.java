package org.peakonjit.application;

import org.peakonjit.refusal.FaultCode;

/** What can be wrong with an application's document besides. */
public enum ApplicationFault implements FaultCode {
    ENTITY_ID_MISSING,
    ACS_URL_MISSING,
    LOGIN_URL_MISSING,
    BASE_URL_MISSING,
    POLICY_TWICE,
    TARGET_TWICE,
    ONE_SOURCE,
    NO_SOURCE,
    IDP_NAME,
    TOKEN_AGAIN,
    NO_SUCH_IDP,
    ONE_IDP_ALONE;

    @Override
    public String family() {
        return "application";
    }
}
