package org.peakonjit.saml;

import org.peakonjit.refusal.FaultCode;

/** Why something is no acceptable SAML message. */
public enum MessageFault implements FaultCode {
    XML_TOO_LARGE,
    XML_NOT_WELL_FORMED,
    XML_BROKEN_AT,
    XML_NOT_UTF8,
    XML_EXTERNAL,
    XML_ENCODING,
    XML_VERSION,
    XML_DOCTYPE,
    XML_TOO_DEEP,
    XML_TOO_MANY_ELEMENTS,
    XML_TOO_MANY_ATTRIBUTES,
    ID_TWICE,
    ELEMENT_TWICE,
    ELEMENTS_IN_TEXT,
    XML_COMMENTS,
    XML_TYPE,
    NO_SAML,
    NO_VALID_SAML,
    TOO_LONG,
    EMPTY,
    NO_BASE64,
    ASSERTION_TOO_LARGE,
    ASSERTION_ENCRYPTED,
    NO_SUBJECT,
    SEVERAL_NAME_IDS,
    NAME_ID_EMPTY,
    NAME_ID_TOO_LONG,
    NAME_ID_UNSEEN,
    EMAIL_UNSEEN,
    ATTRIBUTE_WITHOUT_NAME,
    NOT_ONE_ASSERTION,
    SWELLS,
    CUT_SHORT,
    NO_DEFLATE,
    PARAMETER_TWICE,
    SAML_ENCODING,
    NOT_PERCENT_ENCODED,
    RELAY_STATE,
    TWO_READINGS,
    NONE_OF_ITS_KIND,
    NO_ISSUER,
    NO_IN_RESPONSE_TO,
    VERSION,
    ID,
    DESTINATION,
    NO_NAME_ID,
    NO_REQUEST,
    NO_BOOLEAN,
    UNKNOWN_ISSUER,
    USED_BEFORE;

    @Override
    public String family() {
        return "message";
    }
}
