package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.database.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person sees where the server itself answers with an error: never its own page, which names the server. What
 * broke is in the log.
 */
public class ErrorPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPageServlet.class);

    @Inject
    transient Pages pages;

    @Inject
    transient NoticePage notice;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            if (DatabaseTrouble.isAway(failure)) {
                String reference = Reference.next();
                LOG.error(
                        "reference={} {} failed: {}",
                        reference,
                        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                        DatabaseTrouble.kind(failure));
                pages.refusal(request, response, FailureFilter.refusal(failure), reference, destination(request));
                return;
            }
            LOG.error("{} failed", request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), failure);
        }
        notice.show(request, response, status, text(status), !destination(request).leadsToPeakon());
    }

    private static Destination destination(HttpServletRequest request) {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String path = request.getContextPath();
        return Destination.ofPath(asked.startsWith(path) ? asked.substring(path.length()) : asked);
    }

    /** Which of the notices says it. */
    static String text(int status) {
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return "failure";
        }
        return switch (status) {
            case HttpServletResponse.SC_FORBIDDEN -> "forbidden";
            case HttpServletResponse.SC_NOT_FOUND, HttpServletResponse.SC_GONE -> "not-found";
            default -> "not-understood";
        };
    }
}
