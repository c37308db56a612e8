package org.peakonjit.handoff;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.signon.PendingSignOn;

/** Decides how an admitted subject reaches the application. */
public interface HandOffs {

    /**
     * The hand-off of an admitted subject.
     *
     * @param nameId what Peakon knows them by
     * @param pending the sign-on that brought them; null = an accepted unsolicited Response
     * @param authnContext the AuthnContextClassRef the company's IdP asserted
     */
    HandOff handOff(
            Application application, String nameId, @Nullable PendingSignOn pending, Optional<String> authnContext);
}
