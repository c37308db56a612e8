package org.peakonjit.saml.sp;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.subject.SessionName;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.UpstreamAuthentication;

/** How the reception of a SAML Response at our ACS ended. */
public sealed interface Reception {

    /**
     * The Response passed every check but one: whether its assertion was used before, or its request answered before, is
     * for the caller to find out, in the transaction in which the sign-on is recorded.
     *
     * @param pending the sign-on this answers; null = an unsolicited Response that the setting accepts
     * @param assertionId unique per issuer (SAML Core §2.3.3)
     * @param inResponseTo the ID of our AuthnRequest that this answers; null = unsolicited
     * @param usableUntil after this instant the assertion and any answer to the request are refused anyway, so neither ID
     *     need be kept
     * @param authentication how the IdP authenticated the subject, for Peakon
     * @param stateCookieName the cookie to delete
     * @param session how the IdP calls the session, should it end; null where it named nobody
     */
    record Accepted(
            Subject subject,
            @Nullable PendingSignOn pending,
            String assertionId,
            @Nullable String inResponseTo,
            Instant usableUntil,
            UpstreamAuthentication authentication,
            @Nullable String stateCookieName,
            @Nullable SessionName session)
            implements Reception {}

    /**
     * The Response is unsolicited, or its state was lost: nothing in it was believed, and a sign-on of our own should
     * start at the same IdP.
     *
     * @param reason for the log
     * @param application the name of the one that the lost sign-on led to, as far as it says so itself
     * @param idp the name of the IdP that it claims to come from, where people can be sent there
     */
    record Restart(Fault reason, Optional<String> application, Optional<String> idp) implements Reception {}

    /**
     * The IdP says that what the person had begun there had ended: the same sign-on should start once more, at the same
     * IdP, and not a third time.
     *
     * @param pending the sign-on, marked as one that was begun anew
     * @param idp the IdP's name
     * @param stateCookieName the cookie to delete
     */
    record Again(Fault reason, PendingSignOn pending, Optional<String> idp, String stateCookieName)
            implements Reception {}

    /**
     * Refused.
     *
     * @param pending the sign-on this would have answered, where that is certain or Peakon asked passively: it may be
     *     told in SAML
     * @param underWay the sign-on that this browser had under way, and {@code asked} the entityID of the IdP that it had
     *     been sent to: for the audit alone; null where nothing is known of it
     */
    record Rejected(
            Refusal refusal,
            @Nullable PendingSignOn pending,
            @Nullable PendingSignOn underWay,
            @Nullable String asked) implements Reception {

        Rejected(Refusal refusal) {
            this(refusal, null, null, null);
        }
    }
}
