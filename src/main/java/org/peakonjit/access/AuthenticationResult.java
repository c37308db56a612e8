package org.peakonjit.access;

import java.time.Duration;

/** What came of a name and a password. */
public sealed interface AuthenticationResult {

    /** They are right. */
    record Authenticated(Administrator administrator) implements AuthenticationResult {}

    /** No such account, or not its password: nobody learns which. */
    record Wrong() implements AuthenticationResult {}

    /** Too many wrong ones came for this account or from this address; nothing was compared. */
    record Throttled(Duration retryAfter) implements AuthenticationResult {}
}
