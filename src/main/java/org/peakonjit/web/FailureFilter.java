package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Around every way a person comes: when something of ours fails (the database, say), the person gets a page with a
 * reference instead of a stack trace, and the log the cause.
 */
public class FailureFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE");

    private static final Logger LOG = LoggerFactory.getLogger(FailureFilter.class);

    @Inject
    transient Pages pages;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!METHODS.contains(request.getMethod())) {
            response.sendError(
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED); // HttpServlet would call it a failure of ours
            return;
        }
        request.setCharacterEncoding("UTF-8");
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) {
                throw e;
            }
            String reference = Reference.next();
            LOG.error("reference={} {} failed", reference, request.getServletPath(), e);
            response.resetBuffer(); // the headers that protect the page stay
            Refusal refusal = e instanceof UnreadableException unreadable
                    ? Refusal.because(RefusalCode.APPLICATION_DISABLED, unreadable.fault())
                    : Refusal.because(RefusalCode.PROVISIONING_UNAVAILABLE, BrowserFault.INTERNAL.fault());
            pages.refusal(request, response, refusal, reference);
        }
    }
}
