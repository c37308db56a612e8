package org.peakonjit.administration.testsignin;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.peakonjit.web.request.LoginAddress;
import org.peakonjit.web.signon.SignOnStart;

/**
 * Where a test sign-in of the API begins in a browser: sends it to the company's IdP. It needs no session, for the ticket
 * does nothing but lead there; what comes back opens for the administrator alone who has it.
 */
public class TestSignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    public static final String PATH = "/test-sign-in";
    public static final String TICKET = "ticket";

    @Inject
    transient SignOnStart signOnStart;

    @Inject
    transient TestSignInSeal seal;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<TestTicket> ticket =
                seal.openTicket(LoginAddress.only(request, TICKET)).filter(one -> one.isValid(clock.instant()));
        if (ticket.isPresent()) {
            signOnStart.start(request, response, TestSignInDestination.forApi(ticket.get()));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
