package org.peakonjit.administration.seats;

import org.peakonjit.refusal.FaultCode;

/** Why a seat is kept for which Peakon was asked nothing. */
public enum SeatFault implements FaultCode {
    /** It is reserved, and nobody knows yet whether there is an account (rule L7). */
    UNSETTLED;

    @Override
    public String family() {
        return "seat";
    }
}
