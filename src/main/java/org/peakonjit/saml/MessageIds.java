package org.peakonjit.saml;

import org.peakonjit.secret.RandomId;

/** Fresh IDs with 160 random bits, which are also XML NCNames (SAML Core §1.3.4). */
public final class MessageIds {

    private MessageIds() {}

    /** Another one at each call. */
    public static String next() {
        return "_" + RandomId.next();
    }
}
