package org.peakonjit.signout;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.OutgoingMessage;

/** What comes next in a sign-out. */
public sealed interface SignOutStep {

    /** The browser takes our LogoutRequest to the next one. */
    record Ask(OutgoingMessage request, PendingSignOut pending) implements SignOutStep {}

    /**
     * Nobody is left to be asked.
     *
     * @param done the names of those where the person is signed out
     * @param failed the names of those where they may still be signed in
     * @param forgotten whether this browser did not remember where the person is signed in
     * @param answer for who began; empty where they have no service for it
     */
    record Ended(List<String> done, List<String> failed, boolean forgotten, Optional<OutgoingMessage> answer)
            implements SignOutStep {

        public Ended {
            done = List.copyOf(done);
            failed = List.copyOf(failed);
        }

        public boolean isComplete() {
            return failed.isEmpty() && !forgotten;
        }
    }

    /** Nobody is signed out: what came is not believed, or about somebody else, who began is told where they may be. */
    record Refused(Refusal refusal, @Nullable OutgoingMessage answer) implements SignOutStep {}
}
