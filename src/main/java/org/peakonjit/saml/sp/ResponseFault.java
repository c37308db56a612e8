package org.peakonjit.saml.sp;

import org.peakonjit.refusal.FaultCode;

/** Why a Response is not accepted, of what stands in no other SAML message. */
enum ResponseFault implements FaultCode {
    RESTART_UNSOLICITED,
    RESTART_STATE_LOST;

    @Override
    public String family() {
        return "response";
    }
}
