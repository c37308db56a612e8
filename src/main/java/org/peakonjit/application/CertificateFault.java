package org.peakonjit.application;

import org.peakonjit.refusal.FaultCode;

/** Why a text is no certificate that can be used. */
public enum CertificateFault implements FaultCode {
    EMPTY,
    TOO_LONG,
    /** PEM of another thing, such as a private key or a request for a certificate. */
    OTHER_PEM,
    SEVERAL,
    NO_BASE64,
    CUT_SHORT,
    NO_CERTIFICATE,
    OTHER_KEY
}
