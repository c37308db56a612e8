package org.peakonjit.sandbox.scim;

import java.time.Duration;
import java.time.Instant;

/**
 * One call to the SCIM server; never with its token or body.
 *
 * @param target path and decoded query below the SCIM base URL, e.g. {@code Users?filter=userName eq "…"}
 * @param status the status that was sent, or would have been
 * @param answered false where the answer was dropped
 */
public record ScimCall(Instant at, String method, String target, int status, Duration took, boolean answered) {

    /** Whether this call made a user. */
    public boolean created() {
        return method.equals("POST") && status == 201;
    }

    /** The style of its status in the list. */
    public String mood() {
        if (!answered) {
            return "odd";
        }
        return status < 400 ? "ok" : "wrong";
    }

    /** The status as a person reads it. */
    public String outcome() {
        return answered ? Integer.toString(status) : status + ", answer dropped";
    }

    public long millis() {
        return took.toMillis();
    }

    /** The time of day, in UTC. */
    public String time() {
        return at.toString().substring(11, 19);
    }
}
