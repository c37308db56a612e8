package org.peakonjit.administration.seats;

import org.peakonjit.refusal.FaultCode;

/** Why a seat is kept, where it is not that Peakon did not change the account. */
public enum SeatFault implements FaultCode {
    /** It is reserved, and nobody knows yet whether there is an account (rule L7), which Peakon can be asked. */
    UNSETTLED,
    /** It is not as it was when it was found. */
    CHANGED
}
