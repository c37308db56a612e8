package org.peakonjit.json;

import org.peakonjit.refusal.FaultCode;

/** What can be wrong with a member of any document. */
public enum DocumentFault implements FaultCode {
    OBJECT,
    LIST,
    TEXT,
    FLAG,
    WHOLE_NUMBER,
    UNKNOWN,
    MISSING,
    BLANK,
    LONGEST,
    MOST,
    RANGE,
    NUMBER_IN_RANGE,
    INSTANT,
    ZONE,
    ONE_OF,
    SOME_OF,
    NAME,
    NAME_IN_ADDRESS,
    OTHER_NAME,
    URL,
    WEB_URL,
    WEB_URL_WITHOUT_QUERY,
    DOMAIN_NAME,
    ENTITY_ID,
    TOKEN,
    ONE_LINE,
    ADDRESS,
    CERTIFICATE,
    DISTINGUISHED_NAME,
    SYNTAX;

    @Override
    public String family() {
        return "document";
    }
}
