package org.peakonjit.alerting.webhook;

import org.peakonjit.refusal.FaultCode;

/** Why the webhook was sent nothing, or did not take it. */
enum WebhookFault implements FaultCode {
    OFF,
    URL_MISSING,
    SECRET_MISSING,
    /** A link-local or metadata-service address. */
    FORBIDDEN,
    NO_SUCH_HOST,
    NO_CONNECTION,
    TIMEOUT,
    TLS,
    STATUS
}
