package org.peakonjit.provisioning.result;

import org.peakonjit.json.Worded;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/**
 * Why Peakon did not do what was asked.
 *
 * @param fault what Peakon or the network said; free of tokens and of the person's attributes
 * @param obstacle what an administrator has to look at; never derived from what Peakon says
 */
public record ProvisioningFailure(Kind kind, Fault fault, Obstacle obstacle) {

    /** Of the obstacle that the kind suggests. */
    public ProvisioningFailure(Kind kind, FailureCause cause, Object... about) {
        this(kind, cause.fault(about), Obstacle.of(kind));
    }

    /** That something is to be tried again. */
    public static ProvisioningFailure unavailable(FailureCause cause) {
        return new ProvisioningFailure(Kind.UNAVAILABLE, cause);
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

    /** What stands in the way; as a fault, what to do about it, in a whole sentence. */
    public enum Obstacle implements FaultCode, Worded {
        /** There is no URL or no token. */
        NOT_CONFIGURED,
        /** The URL leads to a link-local or metadata-service address. */
        ADDRESS_REFUSED,
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
        REJECTED,
        /** The service fails, or wants a pause. */
        FAILING;

        @Override
        public String family() {
            return "advice";
        }

        public static Obstacle of(Kind kind) {
            return switch (kind) {
                case MISCONFIGURED -> NOT_SCIM;
                case REJECTED, AMBIGUOUS -> REJECTED;
                case UNAVAILABLE -> FAILING;
            };
        }
    }
}
