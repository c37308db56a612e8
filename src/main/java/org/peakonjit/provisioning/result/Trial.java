package org.peakonjit.provisioning.result;

/** What became of trying whether a service does something that sign-ons ask of it. */
public sealed interface Trial {

    /** As RFC 7644 says. */
    record Works() implements Trial {}

    /**
     * Otherwise, and sign-ons can do with it.
     *
     * @param failure what the service said
     */
    record Differs(How how, ProvisioningFailure failure) implements Trial {}

    /** Not at all, or it is not known. */
    record Failed(ProvisioningFailure failure) implements Trial {}

    /** How a service differs. */
    enum How {
        /** It does not filter by that attribute: people are looked for without. */
        NO_FILTER,
        /** It has no PATCH: PUT is used. */
        NO_PATCH,
        /** It takes bodies as {@code application/json} alone. */
        PLAIN_JSON,
        /** What it says of an account that there is not tells nothing of those that there are. */
        UNCLEAR
    }
}
