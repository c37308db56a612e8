package org.peakonjit.saml.idp;

import org.peakonjit.refusal.FaultCode;

/** Why an AuthnRequest is refused; {@link #REFUSED} says that the reason in it is about one. */
public enum RequestFault implements FaultCode {
    REFUSED,
    NOT_SIGNED,
    SIGNATURE,
    SIGNED_WITHOUT_DESTINATION,
    DESTINATION,
    ACS_URL_AND_INDEX,
    ACS_URL,
    ACS_INDEX,
    ACS_INDEX_AND_BINDING,
    NO_ISSUE_INSTANT,
    IN_FUTURE,
    TOO_OLD,
    PROXY_COUNT,
    CONTEXTS,
    TOO_MUCH_TO_KEEP,
    OF_NO_PEAKON_OF_OURS,
    APPLICATION_DISABLED,
    ANSWERED
}
