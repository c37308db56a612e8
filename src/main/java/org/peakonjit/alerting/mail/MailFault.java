package org.peakonjit.alerting.mail;

import org.peakonjit.refusal.FaultCode;

/** Why the SMTP server was sent nothing, or did not take it. */
enum MailFault implements FaultCode {
    OFF,
    INCOMPLETE,
    PASSWORD_MISSING,
    /** A link-local or metadata-service address. */
    FORBIDDEN,
    NO_SUCH_HOST,
    NO_CONNECTION,
    TIMEOUT,
    TLS,
    NO_STARTTLS,
    LOGIN_REFUSED,
    LOGIN_DEMANDED,
    ADDRESSES,
    /** So many of so many are refused, and the others were sent it. */
    SOME_RECEIVERS,
    FAILED
}
