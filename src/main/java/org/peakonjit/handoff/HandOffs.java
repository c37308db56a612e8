package org.peakonjit.handoff;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.signon.PendingSignOn;
import org.peakonjit.subject.Subject;

/** Decides how an admitted subject reaches the application. */
public interface HandOffs {

    /**
     * The hand-off of an admitted subject.
     *
     * @param pending the sign-on that brought them; null = an accepted unsolicited Response
     * @param authnContext the AuthnContextClassRef the company's IdP asserted
     */
    HandOff handOff(
            Application application, Subject subject, @Nullable PendingSignOn pending, Optional<String> authnContext);
}
