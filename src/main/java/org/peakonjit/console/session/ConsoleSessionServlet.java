package org.peakonjit.console.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.peakonjit.access.SessionEnd;

/** Tells our own pages how long the session has left, without prolonging it; a POST prolongs it. */
public class ConsoleSessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient CurrentSession current;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, true);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, boolean isActivity)
            throws IOException {
        Instant now = clock.instant();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        (isActivity ? current.prolonged(request) : current.of(request))
                .ifPresentOrElse(
                        session -> json.put("idle", session.idleLeft(now).toSeconds())
                                .put("longest", session.longestLeft(now).toSeconds()),
                        () -> json.put(
                                "end",
                                current.ending(request)
                                        .orElse(SessionEnd.UNKNOWN)
                                        .word()));
        response.setContentType("application/json");
        response.getWriter().write(json.toString());
    }
}
