package org.peakonjit.administration.conflicts;

import org.peakonjit.refusal.FaultCode;

/** Why something cannot be decided like this. */
public enum DecisionFault implements FaultCode {
    FATE_MISSING,
    NO_RENAME,
    USELESS_ADDRESS,
    ONLY_OPEN,
    EXPECTED_MISSING,
    ADDRESS_OF_CLAIMANT,
    ADDRESS_OF_ANOTHER;

    @Override
    public String family() {
        return "decision";
    }
}
