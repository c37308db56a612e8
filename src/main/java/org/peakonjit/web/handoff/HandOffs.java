package org.peakonjit.web.handoff;

import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.subject.UpstreamAuthentication;

/** Decides how an admitted subject reaches the application. */
public interface HandOffs {

    /**
     * The hand-off of an admitted subject.
     *
     * @param nameId what Peakon knows them by
     * @param pending the sign-on that brought them; null = an accepted unsolicited Response
     * @param authentication how the company's IdP authenticated the subject
     */
    HandOff handOff(
            Application application,
            String nameId,
            @Nullable PendingSignOn pending,
            UpstreamAuthentication authentication);
}
