package org.peakonjit.console.applications;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.peakonjit.administration.testsignin.TestSignInDestination;
import org.peakonjit.administration.testsignin.TestTicket;
import org.peakonjit.web.signon.SignOnStart;

/** Sends an administrator who has begun a test sign-in to the company's IdP. */
public class ConsoleTestSignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String PATH = "/console/test-sign-in";

    @Inject
    transient SignOnStart signOnStart;

    @Inject
    transient TestSignIn current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<TestTicket> test = current.of(request);
        if (test.isPresent()) {
            signOnStart.start(request, response, TestSignInDestination.forConsole(test.get()));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
