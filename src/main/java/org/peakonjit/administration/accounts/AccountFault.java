package org.peakonjit.administration.accounts;

import org.peakonjit.refusal.FaultCode;

/** What can be wrong with an account. */
public enum AccountFault implements FaultCode {
    NAME,
    PASSWORD_OF_NEW,
    PASSWORD_LENGTH,
    NOT_PRESENT;

    @Override
    public String family() {
        return "account";
    }
}
