package org.peakonjit.web;

import org.peakonjit.refusal.FaultCode;

/** Why a browser does not get where it wants to, of what stands in no SAML message. */
enum BrowserFault implements FaultCode {
    METHOD,
    CONTENT_TYPE,
    TOO_LONG,
    QUERY_STRING,
    PARAMETERS,
    INTERNAL,
    USED_BEFORE,
    CHOICE_GONE,
    NO_SUCH_APPLICATION,
    NO_APPLICATION,
    APPLICATION_GONE,
    OTHER_IDP,
    NO_SIGN_IN,
    PREPARATION_GONE,
    PREPARATION_LOST,
    PREPARATION_OF_ANOTHER,
    INTERRUPTED,
    LOCKED;

    @Override
    public String family() {
        return "browser";
    }
}
