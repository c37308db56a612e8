package org.peakonjit.web.destination;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.Subject;

/** Where a verified subject may go other than to an application. */
public interface OtherDestination {

    /** What a pending sign-on has in the place of an application's name: nothing an application may be called. */
    String name();

    /** Whether people may come there from that IdP. */
    boolean mayComeFrom(RegisteredIdp idp);

    /** Whether somebody who comes from such an IdP may arrive there. */
    boolean takes(Subject subject);

    /** The application whose people's IdPs alone come into question; empty = all from which people may come there. */
    default Optional<String> application(PendingSignOn pending) {
        return Optional.empty();
    }

    /** The path below the context path, and the query, by which people begin anew; empty where nothing of ours does. */
    Optional<String> start(PendingSignOn pending);

    /** The same for people who choose another IdP than their browser remembers; empty where none comes into question. */
    default Optional<String> otherIdp(PendingSignOn pending) {
        return Optional.empty();
    }

    /**
     * Takes over. That the assertion is used only once is still to be seen to.
     *
     * @param accepted what the company's IdP asserted, verified, in answer to a request for this destination
     */
    void arrive(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted)
            throws IOException;
}
