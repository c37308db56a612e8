package org.peakonjit.administration.simulation;

import org.peakonjit.refusal.FaultCode;

/** Why a simulation, a step of the connection test or a decision comes out as it does, beyond what a sign-on is refused for
 * and what fails at Peakon. */
public enum Reason implements FaultCode {
    OTHER_IDP,
    PROVISIONING_OFF,
    LEFT_OUT,
    NOT_ENTITLED_NOW,
    SEAT_AND_CHANGE,
    SEAT_AND_NO_CHANGE,
    SEAT,
    SEAT_REACTIVATED,
    ACCOUNT,
    ACCOUNT_REACTIVATED,
    ACCOUNT_INACTIVE,
    OVER_LIMIT,
    SAME,
    DIFFERENT,
    NOT_COMPARED,
    NO_ACCOUNT_AND_NO_LICENSE,
    NO_LICENSE,
    CLAIMANT_HAS_SEAT,
    ACCOUNT_ELSEWHERE,
    NO_ACCOUNT,
    NO_ACCOUNT_NOR_ATTRIBUTES,
    NO_URL,
    NO_TOKEN,
    URL,
    NO_HOST,
    FORBIDDEN_ADDRESS,
    NO_ADVICE,
    ADVICE,
    SUPPORTED,
    NOT_SUPPORTED,
    TRIED_WORKS,
    FILTER_LEFT_OUT,
    PUT_INSTEAD,
    PLAIN_JSON,
    PATCH_UNCLEAR,
    WOULD_CREATE,
    WOULD_REFUSE,
    USERS_READ,
    USERS_READ_OF_UNKNOWN
}
