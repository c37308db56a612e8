package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.signon.Planned;
import org.peakonjit.signon.SignOn;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.trace.Reference;
import org.peakonjit.web.destination.SignOnAttempt;
import org.peakonjit.web.prepared.PreparedSignOns;
import org.peakonjit.web.signon.HandOffContext;
import org.peakonjit.web.signon.OneTimeUse;
import org.peakonjit.web.signon.Restart;
import org.peakonjit.web.signon.SignOnResponder;
import org.peakonjit.web.signon.SignOutCookies;

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
    transient PreparedSignOns prepared;

    @Inject
    transient Restart startOver;

    @Inject
    transient SignOnResponder responder;

    @Inject
    transient SignOutCookies signOutCookies;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SignOnAttempt attempt = SignOnAttempt.in(request);
        String reference = Reference.next();
        FirstLook look = decideOnce(request, attempt, reference);
        if (look.repeated()) {
            startOver.afterLoss(request, response, attempt.accepted());
            return;
        }
        Optional<SignOnResult> result = look.result();
        if (result.isEmpty()) {
            result = prepared.decide(request, response, attempt, look.planned(), reference);
        }
        if (result.isEmpty()) {
            return; // the browser was sent to the page that waits
        }
        if (result.get() instanceof Refused refused) {
            if (refused.refusal().code().isOfTheAccount()) {
                signOutCookies.remember(request, response, attempt.application(), HandOffContext.of(attempt, ""), null);
            }
            responder.answer(request, response, attempt.accepted().pending(), refused.refusal(), reference);
            return;
        }
        attempt.admittedAs(((Admitted) result.get()).nameId()).putInto(request);
        chain.doFilter(request, response);
    }

    /**
     * What came of it, if it is decided, and what was planned.
     *
     * @param repeated whether the browser that asked for it brings once more what it brought before: what we answered was
     *     lost, and the sign-on is to begin anew
     */
    private record FirstLook(Planned planned, Optional<SignOnResult> result, boolean repeated) {}

    private FirstLook decideOnce(HttpServletRequest request, SignOnAttempt attempt, String reference) {
        return unitOfWork.call(() -> {
            Supplier<OneTimeUse.Use> use = oneTimeUse.useUpNext(attempt.application(), attempt.accepted());
            Planned planned = signOn.plan(attempt.application(), attempt.subject());
            OneTimeUse.Use found = use.get();
            if (found == OneTimeUse.Use.REPEATED
                    && mayBeginAnew(attempt.accepted().pending())) {
                return new FirstLook(planned, Optional.empty(), true);
            }
            Optional<SignOnResult> result = found == OneTimeUse.Use.FIRST
                    ? signOn.decideLocally(planned)
                    : Optional.of(new Refused(OneTimeUse.USED_BEFORE));
            result.ifPresent(decided -> responder.record(request, attempt, decided, reference));
            return new FirstLook(planned, result, false);
        });
    }

    /** Once: else a reverse proxy that sends everything twice would keep a browser going for ever. */
    private static boolean mayBeginAnew(@Nullable PendingSignOn pending) {
        return pending != null && !pending.repeated();
    }
}
