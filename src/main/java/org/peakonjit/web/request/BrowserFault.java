package org.peakonjit.web.request;

import org.peakonjit.database.LockedException;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.InnermostCause;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** Why a browser does not get where it wants to, of what stands in no SAML message. */
public enum BrowserFault implements FaultCode {
    METHOD,
    CONTENT_TYPE,
    TOO_LONG,
    QUERY_STRING,
    PARAMETERS,
    INTERNAL,
    USED_BEFORE,
    CHOICE_GONE,
    NO_SUCH_APPLICATION,
    NO_APPLICATION,
    APPLICATION_GONE,
    OTHER_IDP,
    NO_SIGN_IN,
    PREPARATION_GONE,
    PREPARATION_LOST,
    PREPARATION_OF_ANOTHER,
    INTERRUPTED,
    LOCKED;

    /** What a person is told of a failure that nothing of ours expected. */
    public static Refusal refusal(Throwable failure) {
        if (failure instanceof LockedException) {
            return Refusal.because(RefusalCode.INTERNAL_ERROR, LOCKED.fault());
        }
        if (DatabaseTrouble.isAway(failure)) {
            return Refusal.interrupted(INTERRUPTED.fault());
        }
        return failure instanceof UnreadableException unreadable
                ? Refusal.because(RefusalCode.APPLICATION_DISABLED, unreadable.fault())
                : Refusal.because(RefusalCode.INTERNAL_ERROR, INTERNAL.fault(InnermostCause.kind(failure)));
    }
}
