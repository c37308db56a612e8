package org.peakonjit.saml.sp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.PendingSignOn;

/**
 * The RelayState we send to the IdP: whether this is a restart already, so that a lost state restarts only once, and which
 * application it leads to, so that the restart leads there too. Anybody may send one, which costs or gains them no more
 * than a look at another login URL.
 */
final class RelayMarker {

    private static final String FIRST = "pj1";
    private static final String AGAIN = "pj2";
    private static final char SEPARATOR = '.';

    /** SAML Bindings §3.4.3. */
    private static final int MOST_BYTES = 80;

    private RelayMarker() {}

    static String of(PendingSignOn pending) {
        String mark = pending.restarted() ? AGAIN : FIRST;
        String named = mark + SEPARATOR + pending.application();
        return named.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? named : mark;
    }

    static boolean saysRestarted(@Nullable String relayState) {
        return relayState != null && (relayState.equals(AGAIN) || relayState.startsWith(AGAIN + SEPARATOR));
    }

    /** The name of the application, where it is a marker that names one. */
    static Optional<String> application(@Nullable String relayState) {
        return Optional.ofNullable(relayState)
                .filter(text -> text.startsWith(FIRST + SEPARATOR) || text.startsWith(AGAIN + SEPARATOR))
                .map(text -> text.substring(FIRST.length() + 1));
    }
}
