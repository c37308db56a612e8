package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.web.handoff.HandOff;
import org.peakonjit.web.handoff.HandOffs;

/** Last on our ACS: takes an admitted person to Peakon. */
public class HandOffServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient HandOffs handOffs;

    @Inject
    transient SignOnResponder responder;

    @Inject
    transient SignOutCookies signOutCookies;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignOnAttempt attempt = SignOnAttempt.in(request);
        HandOff handOff = handOffs.handOff(
                attempt.application(),
                attempt.admittedNameId(),
                attempt.accepted().pending(),
                attempt.accepted().authentication());
        signOutCookies.remember(
                request,
                response,
                attempt,
                handOff instanceof HandOff.PostResponse post ? post.form().session() : null);
        if (handOff instanceof HandOff.PostResponse post) {
            responder.post(request, response, post.form());
        } else if (handOff instanceof HandOff.RedirectTo redirect) {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", redirect.location().toString());
        }
    }
}
