package org.peakonjit.subject;

/**
 * The NameID of an assertion (SAML Core §2.2.3): a non-blank value and its format.
 *
 * @param value never blank
 * @param format a format URI; {@link #UNSPECIFIED} where the assertion names none
 */
public record NameId(String value, String format) {

    public static final String EMAIL_ADDRESS = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    public static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    public static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    public static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    public NameId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a NameID has a value");
        }
    }

    /** Never the value: a NameID has no place in a log. */
    @Override
    public String toString() {
        return "NameId[format=" + format + "]";
    }
}
