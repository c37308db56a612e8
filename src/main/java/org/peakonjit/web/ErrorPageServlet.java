package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.trace.Reference;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.page.ApiProblem;
import org.peakonjit.web.page.NoticePage;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.BrowserFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person sees where the server itself answers with an error, and a program that asked for the API: never its own
 * page, which names the server. What broke is in the log.
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
        String reference = Reference.next();
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            if (DatabaseTrouble.isAway(failure)) {
                LOG.error("reference={} {} failed: {}", reference, asked, DatabaseTrouble.kind(failure));
                if (isOfTheApi(request)) {
                    ApiProblem.databaseAway(response, reference);
                } else {
                    pages.refusal(request, response, BrowserFault.refusal(failure), reference, destination(request));
                }
                return;
            }
            LOG.error("reference={} {} failed", reference, asked, failure);
        } else if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error("reference={} {} ended with {}", reference, asked, status);
        }
        if (isOfTheApi(request)) {
            problem(response, status, reference);
        } else {
            notice.show(
                    request,
                    response,
                    status,
                    text(status),
                    !destination(request).leadsToPeakon());
        }
    }

    private static boolean isOfTheApi(HttpServletRequest request) {
        return ApiProblem.isFor(path(request));
    }

    private static void problem(HttpServletResponse response, int status, String reference) throws IOException {
        if (status == HttpServletResponse.SC_NOT_FOUND) {
            ApiProblem.write(response, status, "not-found", "There is nothing at this address.");
        } else if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            ApiProblem.write(
                    response,
                    status,
                    "internal",
                    "Something failed here. The log has the cause under " + reference + ".");
        } else {
            ApiProblem.write(response, status, "refused", "The request cannot be understood like this.");
        }
    }

    private static Destination destination(HttpServletRequest request) {
        return Destination.ofPath(path(request));
    }

    /** What was asked for, below the context path. */
    private static String path(HttpServletRequest request) {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String context = request.getContextPath();
        return asked.startsWith(context) ? asked.substring(context.length()) : asked;
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
