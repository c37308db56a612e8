package org.peakonjit.subject;

import org.jspecify.annotations.Nullable;

/**
 * How a session is called between an IdP and an SP: the NameID just as it was issued, and the SessionIndex (SAML Core
 * §3.7.1).
 */
public record SessionName(
        String nameId,
        @Nullable String format,
        @Nullable String nameQualifier,
        @Nullable String spNameQualifier,
        @Nullable String sessionIndex) {

    /** Never the value: a NameID has no place in a log. */
    @Override
    public String toString() {
        return "SessionName[format=" + format + "]";
    }
}
