package org.peakonjit.alerting.settings;

/** How the way to the SMTP server is encrypted. */
public enum MailSecurity {
    /** TLS that begins within the connection (RFC 3207); without it nothing is sent. */
    STARTTLS,
    /** TLS from the first byte (RFC 8314). */
    TLS,
    /** Not at all: for a server on this machine. */
    NONE
}
