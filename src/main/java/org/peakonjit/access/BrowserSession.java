package org.peakonjit.access;

import java.util.Optional;

/** Who has signed in, in the browser that the current request comes from. */
@FunctionalInterface
public interface BrowserSession {

    /**
     * Somebody's session.
     *
     * @param token only our own pages can read it: what comes with it comes from them (CWE-352)
     */
    record Session(Administrator administrator, String token) {

        /** Never the token. */
        @Override
        public String toString() {
            return "Session[" + administrator.name() + "]";
        }
    }

    /** The session that the request belongs to, if it has not ended. */
    Optional<Session> current();
}
