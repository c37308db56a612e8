package org.peakonjit.saml.logout;

import org.peakonjit.refusal.FaultCode;

/** Why a logout is refused; {@link #REFUSED} says that the reason in it is about one. */
public enum LogoutFault implements FaultCode {
    REFUSED,
    NOT_SIGNED,
    STALE,
    OTHER_SESSION,
    OTHER_REQUEST,
    NOT_ONE_MESSAGE,
    NOT_AWAITED,
    TOO_LONG
}
