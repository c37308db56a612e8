package org.peakonjit.saml.metadata.source;

import org.peakonjit.refusal.FaultCode;

/** Why metadata cannot be used. */
public enum MetadataFault implements FaultCode {
    NO_ANSWER,
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
    TOO_LARGE,
    OTHER_ROOT,
    NO_METADATA,
    NOT_ONE_IDP,
    NOT_ONE_SP,
    NO_ENTITY_ID,
    NO_SSO,
    NO_ACS,
    NO_SIGNING_KEY,
    /** None but those that are left out. */
    NO_GOOD_KEY,
    WRONG_KEY,
    WRONG_CERTIFICATE,
    BARE_KEY,
    OTHER_KEY,
    WRONG_ATTRIBUTE,
    LEFT_OUT,
    BOTH,
    WRONG_LOCATION,
    NOT_IN_ENCODING,
    BROKEN_GZIP,
    WEB_PAGE,
    WEB_PAGE_TITLED,
    JSON,
    NOT_SIGNED,
    WRONG_SIGNATURE,
    EXPIRED,
    /** Than the one that is kept. */
    OTHER_ENTITY_ID,
    BROKEN
}
