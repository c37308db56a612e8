package org.peakonjit.web.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.application.Application;
import org.peakonjit.web.handoff.HandOff;
import org.peakonjit.web.handoff.HandOffs;
import org.peakonjit.web.request.Redirects;

/** Takes an admitted person to Peakon, and remembers in the browser where it is signed in. */
@Singleton
public class HandOffResponder {

    private final HandOffs handOffs;
    private final SignOnResponder responder;
    private final SignOutCookies signOutCookies;

    @Inject
    public HandOffResponder(HandOffs handOffs, SignOnResponder responder, SignOutCookies signOutCookies) {
        this.handOffs = handOffs;
        this.responder = responder;
        this.signOutCookies = signOutCookies;
    }

    public void handOff(
            HttpServletRequest request, HttpServletResponse response, Application application, HandOffContext context)
            throws IOException {
        HandOff handOff = handOffs.handOff(application, context.nameId(), context.pending(), context.authentication());
        signOutCookies.remember(
                request,
                response,
                application,
                context,
                handOff instanceof HandOff.PostResponse post ? post.form().session() : null);
        if (handOff instanceof HandOff.PostResponse post) {
            responder.post(request, response, post.form());
        } else if (handOff instanceof HandOff.RedirectTo redirect) {
            Redirects.seeOther(response, redirect.location().toString());
        }
    }
}
