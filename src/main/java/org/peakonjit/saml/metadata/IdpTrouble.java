package org.peakonjit.saml.metadata;

import org.peakonjit.refusal.FaultCode;

/** Why nobody can be sent to an IdP. */
public enum IdpTrouble implements FaultCode {
    DISABLED,
    SAME_PEOPLE,
    SAME_ENTITY_ID,
    NOT_LOADED,
    EXPIRED,
    UNUSABLE,
    /** The first of both, and how the last refresh failed. */
    AFTER_FAILURE,
    NONE_SET,
    UNKNOWN,
    NONE_ENABLED,
    CHOICE_NEEDED;

    @Override
    public String family() {
        return "idp";
    }
}
