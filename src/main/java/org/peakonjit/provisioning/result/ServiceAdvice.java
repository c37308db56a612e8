package org.peakonjit.provisioning.result;

import java.util.OptionalInt;

/** What Peakon says of its SCIM service (RFC 7643 §5): advice, which may be missing or wrong. */
public sealed interface ServiceAdvice {

    /** @param maxResults the most a filtered look-up returns */
    record Given(boolean patch, boolean filter, OptionalInt maxResults) implements ServiceAdvice {}

    /** The service answers, but gives no advice. */
    record None() implements ServiceAdvice {}

    record Failed(ProvisioningFailure failure) implements ServiceAdvice {}
}
