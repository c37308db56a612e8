package org.peakonjit.signon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-on ended: fired once per outcome as a CDI event, in the transaction of the outcome where there is one.
 *
 * @param reference what the person sees on a refusal page, and the log line carries
 * @param application the application's name; null where it is unknown
 * @param person the person's userName or NameID; null where nobody was verified
 * @param issuer the IdP's entityID; null where nobody was verified
 * @param flow what started the sign-on
 * @param outcome {@code admitted} or the refusal's public code
 * @param policy the policy that entitled the person
 * @param detail the private cause, or what was done: created, adopted, held
 * @param address the client's address
 * @param provisioned what was done to the account at Peakon; null = nothing
 */
public record SignOnEvent(
        Instant at,
        String reference,
        @Nullable String application,
        @Nullable String person,
        @Nullable String issuer,
        Flow flow,
        String outcome,
        @Nullable String policy,
        @Nullable String detail,
        @Nullable String address,
        @Nullable Provisioned provisioned) {

    /** A sign-on that did nothing to an account. */
    public SignOnEvent(
            Instant at,
            String reference,
            @Nullable String application,
            @Nullable String person,
            @Nullable String issuer,
            Flow flow,
            String outcome,
            @Nullable String policy,
            @Nullable String detail,
            @Nullable String address) {
        this(at, reference, application, person, issuer, flow, outcome, policy, detail, address, null);
    }

    /** A sign-on of nobody ended so; its transaction is rolled back, and nobody is to hear of it. */
    public record Rehearsed(SignOnEvent event) {}

    /** What started a sign-on. */
    public enum Flow {
        /** Our own /login. */
        LOGIN,
        /** Peakon's AuthnRequest. */
        PEAKON,
        /** The company IdP's unsolicited Response. */
        IDP
    }
}
