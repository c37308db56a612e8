package org.peakonjit.provisioning;

import java.util.List;

/**
 * Why Peakon did not do what was asked.
 *
 * @param cause what Peakon or the network said, and {@code about} what its sentence names; free of tokens and
 *     of the person's attributes
 * @param obstacle what an administrator has to look at; never derived from what Peakon says
 */
public record ProvisioningFailure(Kind kind, FailureCause cause, List<String> about, Obstacle obstacle) {

    public ProvisioningFailure {
        about = List.copyOf(about);
    }

    /** Of the obstacle that the kind suggests. */
    public ProvisioningFailure(Kind kind, FailureCause cause, String... about) {
        this(kind, cause, List.of(about), Obstacle.of(kind));
    }

    /** The cause in words, for whoever reads English. */
    public String detail() {
        return cause.sentence(about);
    }

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

    /** What stands in the way. */
    public enum Obstacle {
        /** The URL leads to a link-local or metadata-service address. */
        FORBIDDEN_ADDRESS,
        /** Nobody knows the URL's host. */
        NO_SUCH_HOST,
        /** Nothing answers there, or it broke off. */
        NO_CONNECTION,
        /** The certificate is not trusted, or there is no TLS. */
        TLS,
        /** The answer did not end in time. */
        TIMEOUT,
        /** 401 or 403. */
        TOKEN,
        /** There is no SCIM service at the URL. */
        NOT_SCIM,
        /** The service refuses the request. */
        REFUSED,
        /** The service fails, or wants a pause. */
        FAILING;

        private static Obstacle of(Kind kind) {
            return switch (kind) {
                case MISCONFIGURED -> NOT_SCIM;
                case REJECTED, AMBIGUOUS -> REFUSED;
                case UNAVAILABLE -> FAILING;
            };
        }
    }
}
