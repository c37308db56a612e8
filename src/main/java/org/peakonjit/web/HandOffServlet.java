package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.web.destination.SignOnAttempt;
import org.peakonjit.web.signon.HandOffContext;
import org.peakonjit.web.signon.HandOffResponder;

/** Last on our ACS: takes an admitted person to Peakon. */
public class HandOffServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient HandOffResponder responder;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignOnAttempt attempt = SignOnAttempt.in(request);
        responder.handOff(
                request, response, attempt.application(), HandOffContext.of(attempt, attempt.admittedNameId()));
    }
}
