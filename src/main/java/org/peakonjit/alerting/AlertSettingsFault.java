package org.peakonjit.alerting;

import org.peakonjit.refusal.FaultCode;

/** What can be wrong with the settings of alerts. */
public enum AlertSettingsFault implements FaultCode {
    APPLICATION_TWICE,
    NO_APPLICATION,
    THRESHOLD_TWICE,
    HOST,
    HOST_MISSING,
    FROM_MISSING,
    TO_MISSING,
    USER_MISSING,
    URL_MISSING,
    WEAK_SECRET,
    PASSWORD_AGAIN,
    SECRET_AGAIN,
    PASSWORD_MISSING,
    SECRET_MISSING;

    @Override
    public String family() {
        return "alertSettings";
    }
}
