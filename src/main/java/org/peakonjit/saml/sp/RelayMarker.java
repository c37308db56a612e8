package org.peakonjit.saml.sp;

import org.jspecify.annotations.Nullable;
import org.peakonjit.signon.PendingSignOn;

/** The RelayState we send to the IdP: whether this is a restart already, so that a lost state restarts only once. */
final class RelayMarker {

    private static final String FIRST = "pj1";
    private static final String AGAIN = "pj2";

    private RelayMarker() {}

    static String of(PendingSignOn pending) {
        return pending.restarted() ? AGAIN : FIRST;
    }

    /** Whether it is our mark of a restart; anybody may send it, which only costs them the restart. */
    static boolean saysRestarted(@Nullable String relayState) {
        return AGAIN.equals(relayState);
    }
}
