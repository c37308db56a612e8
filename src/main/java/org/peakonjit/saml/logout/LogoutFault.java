package org.peakonjit.saml.logout;

import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** Why a logout is refused; {@link #REFUSED} says that the reason in it is about one. */
public enum LogoutFault implements FaultCode {
    REFUSED,
    NOT_SIGNED,
    STALE,
    OTHER_SESSION,
    OTHER_REQUEST,
    NOT_ONE_MESSAGE,
    NOT_AWAITED,
    TOO_LONG;

    @Override
    public String family() {
        return "logout";
    }

    /** That nobody is signed out, for that reason. */
    public static Refusal refusal(Fault reason) {
        return Refusal.because(RefusalCode.SAML_INVALID_RESPONSE, REFUSED.fault(reason));
    }
}
