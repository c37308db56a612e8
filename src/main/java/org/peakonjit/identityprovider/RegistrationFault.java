package org.peakonjit.identityprovider;

import org.peakonjit.refusal.FaultCode;

/** Why an identity provider cannot be registered like this. */
public enum RegistrationFault implements FaultCode {
    METADATA_MISSING,
    ONE_METADATA,
    URL_OR_XML,
    METADATA_UNUSABLE,
    OF_SETTINGS,
    SAME_IDP,
    REST_TAKEN,
    DOMAIN_TAKEN;

    @Override
    public String family() {
        return "registration";
    }
}
