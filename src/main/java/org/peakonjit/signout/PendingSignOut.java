package org.peakonjit.signout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.logout.SingleLogout.Side;

/**
 * A sign-out under way: what must survive until the answer of the one asked now.
 *
 * @param requestId of our LogoutRequest
 * @param asked whom we asked
 * @param origin who began
 * @param remaining who is still to be asked
 * @param done the names of those who confirmed
 * @param failed the names of those who did not
 */
public record PendingSignOut(
        String requestId,
        Participant asked,
        Origin origin,
        List<Participant> remaining,
        List<String> done,
        List<String> failed,
        Instant at) {

    /** How long an answer is waited for. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    public PendingSignOut {
        remaining = List.copyOf(remaining);
        done = List.copyOf(done);
        failed = List.copyOf(failed);
    }

    /** The same without the deep link that a sign-out that the person began here leads on to. */
    public PendingSignOut withoutTarget() {
        return new PendingSignOut(requestId, asked, Origin.here(origin.name(), null), remaining, done, failed, at);
    }

    /**
     * Who began, and what their answer needs.
     *
     * @param relayState theirs; where the person began it here, the path of the deep link that they go on to
     */
    public record Origin(
            Side side,
            String entityId,
            String name,
            String requestId,
            @Nullable String relayState) {

        /** A sign-out that the person began here, to come to the application as somebody else. */
        static Origin here(String application, @Nullable String target) {
            return new Origin(Side.SP, "", application, "", target);
        }

        /** Whether the person began it here; the name is the application's then. */
        public boolean beganHere() {
            return entityId.isEmpty();
        }
    }
}
