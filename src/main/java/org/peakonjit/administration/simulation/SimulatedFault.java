package org.peakonjit.administration.simulation;

import org.peakonjit.refusal.FaultCode;

/** Why nobody can be simulated. */
public enum SimulatedFault implements FaultCode {
    NOBODY,
    ATTRIBUTES,
    ATTRIBUTE;

    @Override
    public String family() {
        return "simulated";
    }
}
