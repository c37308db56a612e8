package org.peakonjit.administration.diagnosis;

import org.peakonjit.refusal.FaultCode;

/** What the doctor finds, and advises. */
enum DiagnosisFault implements FaultCode {
    SEEN_AS_SET,
    SEEN_ELSEWHERE,
    SET_BASE_URL,
    NOT_SEEN,
    PLAIN_HTTP,
    USE_HTTPS,
    DATABASE_ANSWERS,
    DATABASE_SLOW,
    DATABASE_NEARER,
    DATABASE_FAILS,
    SEE_LOG,
    CLOCK_DIFFERS,
    SET_CLOCKS,
    OTHER_CLOCK,
    KEY_LASTS,
    KEY_ENDED,
    KEY_ENDS_SOON,
    EXCHANGE_KEY,
    NO_IDP,
    ADD_IDP,
    IDP_UNUSABLE,
    SEE_IDP,
    IDP_DISABLED,
    IDP_GOOD,
    IDP_NOT_REFRESHED,
    SEE_IDP_URL,
    IDP_VALID_UNTIL,
    IDP_CERTIFICATES_ENDED,
    IDP_CERTIFICATE_ADVICE,
    NO_APPLICATION,
    ADD_APPLICATION,
    APPLICATION_DISABLED,
    ENABLE_APPLICATION,
    APPLICATION_GOOD,
    NO_ACS,
    SET_ACS,
    NO_LOGIN_URL,
    SET_LOGIN_URL,
    JIT_OFF,
    TURN_JIT_ON;

    @Override
    public String family() {
        return "diagnosis";
    }
}
