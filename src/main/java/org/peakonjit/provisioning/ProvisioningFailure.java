package org.peakonjit.provisioning;

/**
 * Why Peakon did not do what was asked.
 *
 * @param detail what Peakon or the network said, shortened; free of tokens and of the person's attributes
 */
public record ProvisioningFailure(Kind kind, String detail) {

    /** What kind of failure it is, hence who can do something about it. */
    public enum Kind {
        /** Peakon refused this person's data. */
        REJECTED,
        /** Peakon could not be reached, answered 429 or 5xx, or not in time: try again. */
        UNAVAILABLE,
        /** Several accounts match. */
        AMBIGUOUS,
        /** 401, 403 or an answer that no SCIM service gives: the token or URL. */
        MISCONFIGURED
    }
}
