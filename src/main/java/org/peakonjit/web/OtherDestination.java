package org.peakonjit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.saml.sp.Reception;

/** Where a verified subject may go other than to an application. */
public interface OtherDestination {

    /** What a pending sign-on has in the place of an application's name: nothing an application may be called. */
    String name();

    /** Whether people may come there from that IdP. */
    boolean mayComeFrom(RegisteredIdp idp);

    /**
     * Takes over. That the assertion is used only once is still to be seen to.
     *
     * @param accepted what the company's IdP asserted, verified, in answer to a request for this destination
     */
    void arrive(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted)
            throws IOException;
}
