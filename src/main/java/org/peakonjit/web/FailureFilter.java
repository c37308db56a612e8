package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.trace.Reference;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.TraceContext;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.page.NoticePage;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.signon.SignOnResponder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Around every way a person comes: when something of ours fails (the database, say), the person gets a page with a
 * reference instead of a stack trace, and the log the cause.
 */
public class FailureFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(FailureFilter.class);

    @Inject
    transient Pages pages;

    @Inject
    transient NoticePage notice;

    @Inject
    transient SignOnResponder responder;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        List<String> allowed = allowed(request.getServletPath());
        if (!allowed.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", allowed));
            boolean ofConsole = !Destination.ofPath(request.getServletPath()).leadsToPeakon();
            notice.show(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "not-understood", ofConsole);
            return;
        }
        try (SignOnTrace.Scope trace = SignOnTrace.begin(
                Reference.fresh(),
                TraceContext.of(request.getHeader("traceparent"), request.getHeader("tracestate")))) {
            withoutStackTrace(request, response, chain);
        }
    }

    /**
     * Which methods an address takes (RFC 9110 §10.2.1); with any other nobody begins or ends a sign-on. HEAD does what
     * GET does, for scanners of links that show nobody the answer: so it is taken where nothing is kept of it but by the
     * browser.
     */
    private static List<String> allowed(String path) {
        return switch (path) {
            case "/saml/acs", "/idp/sso", "/saml/slo", "/idp/slo" -> List.of("GET", "POST");
            case "/choose-idp" -> List.of("POST");
            case "", "/login", "/saml/metadata", "/idp/metadata" -> List.of("GET", "HEAD");
            default -> List.of("GET");
        };
    }

    private void withoutStackTrace(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) {
                throw e;
            }
            String reference = Reference.next();
            response.resetBuffer(); // the headers that protect the page stay
            Refusal refusal = BrowserFault.refusal(e);
            if (DatabaseTrouble.isAway(e)) {
                LOG.error(
                        "reference={} {} failed, and is not in the audit: {}",
                        reference,
                        request.getServletPath(),
                        DatabaseTrouble.kind(e));
            } else {
                LOG.error("reference={} {} failed", reference, request.getServletPath(), e);
                record(request, refusal, reference);
            }
            pages.refusal(request, response, refusal, reference, Destination.in(request));
        }
    }

    /** Where the audit cannot be written either, the log has it all. */
    private void record(HttpServletRequest request, Refusal refusal, String reference) {
        try {
            responder.recordFailure(request, refusal, reference);
        } catch (RuntimeException e) {
            LOG.error("reference={} is not in the audit", reference, e);
        }
    }
}
