package org.peakonjit.alerting.notice;

import org.peakonjit.refusal.FaultCode;

/** Why a message was not delivered, whatever the channel. */
public enum DeliveryFault implements FaultCode {
    NO_CHANNEL,
    NOT_IN_TIME,
    STOPPING,
    /** Ours; the log has the cause. */
    BROKE
}
