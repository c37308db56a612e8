package org.peakonjit.administration.testsignin;

import org.peakonjit.refusal.FaultCode;

/** Why a test sign-in is not concluded. */
public enum TestSignInFault implements FaultCode {
    TICKET,
    RESULT;

    @Override
    public String family() {
        return "testSignIn";
    }
}
