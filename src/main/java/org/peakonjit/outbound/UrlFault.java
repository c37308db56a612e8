package org.peakonjit.outbound;

import org.peakonjit.refusal.FaultCode;

/** Why a text is no web URL. */
public enum UrlFault implements FaultCode {
    NOT_ABSOLUTE,
    TOO_LONG,
    USER,
    NO_HOST,
    HOST,
    PORT,
    CHARACTER,
    FRAGMENT,
    QUERY,
    UNDERSCORE
}
