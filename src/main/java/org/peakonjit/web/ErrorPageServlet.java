package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a person sees where the server itself answers with an error: never its own page, which names the server. */
public class ErrorPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Pages pages;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        pages.notice(request, response, status, text(status));
    }

    private static String text(int status) {
        if (status == HttpServletResponse.SC_FORBIDDEN) {
            return "forbidden";
        }
        return status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "failure" : "not-found";
    }
}
