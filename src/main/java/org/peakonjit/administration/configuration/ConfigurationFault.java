package org.peakonjit.administration.configuration;

import org.peakonjit.refusal.FaultCode;

/** Why a configuration cannot be taken over. */
public enum ConfigurationFault implements FaultCode {
    VERSION,
    APPLICATION_TWICE,
    IDP_TWICE,
    HAS_SEATS,
    CONTENDED;

    @Override
    public String family() {
        return "configuration";
    }
}
