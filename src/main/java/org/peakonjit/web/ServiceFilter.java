package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.peakonjit.database.Service;
import org.peakonjit.database.Service.Interruption;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.page.ApiProblem;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.BrowserFault;

/**
 * While this node cannot serve, since it waits for its database, everybody is told so at once: people by a page, programs
 * by a problem (RFC 9457). All are given the one reference under which the log says why.
 */
public class ServiceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Service service;

    @Inject
    transient Pages pages;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Interruption> interruption =
                needsNothing(request.getServletPath()) ? Optional.empty() : service.interruption();
        if (interruption.isEmpty()) {
            chain.doFilter(request, response);
        } else if (ApiProblem.isFor(request.getServletPath() + "/")) {
            problem(response, interruption.get());
        } else {
            pages.refusal(
                    request,
                    response,
                    Refusal.interrupted(BrowserFault.INTERRUPTED.fault()),
                    interruption.get().reference(),
                    Destination.in(request));
        }
    }

    /** Health and metrics, and the files of pages. */
    private static boolean needsNothing(String path) {
        return path.startsWith("/ops/")
                || path.startsWith("/assets/")
                || path.startsWith("/jakarta.faces.resource/")
                || path.equals("/favicon.ico");
    }

    private static void problem(HttpServletResponse response, Interruption why) throws IOException {
        if (why.ofTheDatabase()) {
            ApiProblem.databaseAway(response, why.reference());
        } else {
            ApiProblem.unavailable(response, "This node does not serve yet: " + why.reason() + ".");
        }
    }
}
