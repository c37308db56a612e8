package org.peakonjit.saml.logout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.subject.SessionName;

/** What came in at one of our single logout services. */
public sealed interface IncomingLogout {

    /**
     * A proven LogoutRequest.
     *
     * @param name whom it is about; its sessionIndex is null
     * @param sessionIndexes which sessions; none = all of that NameID
     */
    record Asked(String issuer, String id, @Nullable String relayState, SessionName name, List<String> sessionIndexes)
            implements IncomingLogout {

        public Asked {
            sessionIndexes = List.copyOf(sessionIndexes);
        }

        /** Whether the session of that name is meant; a qualifier counts only where both name one. */
        public boolean means(SessionName session) {
            return name.nameId().equals(session.nameId())
                    && (sessionIndexes.isEmpty()
                            || session.sessionIndex() == null
                            || sessionIndexes.contains(session.sessionIndex()))
                    && agree(name.nameQualifier(), session.nameQualifier())
                    && agree(name.spNameQualifier(), session.spNameQualifier());
        }

        private static boolean agree(@Nullable String one, @Nullable String other) {
            return one == null || other == null || one.equals(other);
        }
    }

    /** A proven LogoutResponse. */
    record Answered(String issuer, String inResponseTo, LogoutStatus status) implements IncomingLogout {}

    /**
     * Nothing in it is believed.
     *
     * @param inResponseTo which request a LogoutResponse says that it answers; null = it says none
     */
    record Refused(Refusal refusal, @Nullable String inResponseTo) implements IncomingLogout {}
}
