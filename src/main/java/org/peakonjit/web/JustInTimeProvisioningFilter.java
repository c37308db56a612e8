package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.signon.SignOn;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;

/**
 * Second on our ACS: lets only those through who are entitled, hold a seat and have an account at Peakon.
 *
 * <p>For whoever holds a seat already, one transaction does it all: the assertion is used up, the sign-in noted, the
 * outcome recorded. Only new people are provisioned, and then outside any transaction.
 */
public class JustInTimeProvisioningFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient UnitOfWork unitOfWork;

    @Inject
    transient OneTimeUse oneTimeUse;

    @Inject
    transient SignOn signOn;

    @Inject
    transient SignOnResponder responder;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SignOnAttempt attempt = SignOnAttempt.in(request);
        String reference = Reference.next();
        SignOnResult result =
                decideOnce(request, attempt, reference).orElseGet(() -> provision(request, attempt, reference));
        if (result instanceof Refused refused) {
            responder.answer(request, response, attempt.accepted().pending(), refused.refusal(), reference);
            return;
        }
        attempt.admittedAs(((Admitted) result).nameId()).putInto(request);
        chain.doFilter(request, response);
    }

    private Optional<SignOnResult> decideOnce(HttpServletRequest request, SignOnAttempt attempt, String reference) {
        return unitOfWork.call(() -> {
            Optional<SignOnResult> result = oneTimeUse.useUp(attempt.accepted())
                    ? signOn.decideLocally(attempt.application(), attempt.subject())
                    : Optional.of(new Refused(OneTimeUse.USED_BEFORE));
            result.ifPresent(decided -> responder.record(request, attempt, decided, reference));
            return result;
        });
    }

    private SignOnResult provision(HttpServletRequest request, SignOnAttempt attempt, String reference) {
        return signOn.provision(
                attempt.application(),
                attempt.subject(),
                result -> responder.record(request, attempt, result, reference));
    }
}
