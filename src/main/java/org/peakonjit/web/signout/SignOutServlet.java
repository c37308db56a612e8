package org.peakonjit.web.signout;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.RedirectQuery;
import org.peakonjit.saml.logout.IncomingLogout;
import org.peakonjit.saml.logout.LogoutFault;
import org.peakonjit.saml.logout.LogoutParameters;
import org.peakonjit.saml.logout.SingleLogout;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.signout.PendingSignOut;
import org.peakonjit.signout.SignOut;
import org.peakonjit.signout.SignOutStep;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.Redirects;
import org.peakonjit.web.request.SamlForm;
import org.peakonjit.web.signon.SignOutCookies;
import org.peakonjit.web.signout.SignOutRecord.Begun;

/**
 * Our single logout services: {@code /saml/slo} for the company's IdP, {@code /idp/slo} for Peakon, both by Redirect and
 * POST. What the browser remembers is forgotten only when a sign-out has run its course.
 */
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SingleLogout logout;

    @Inject
    transient SignOut signOut;

    @Inject
    transient SignOutCookies cookies;

    @Inject
    transient SignOutRecord record;

    @Inject
    transient SignOutPage page;

    @Inject
    transient Pages pages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receive(request, response, request.getQueryString());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Fault> flaw = SamlForm.flawOf(request);
        if (flaw.isPresent()) {
            refuse(request, response, Begun.bySomebody(sideOf(request)), LogoutFault.refusal(flaw.get()));
            return;
        }
        receive(request, response, null);
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, @Nullable String rawQuery)
            throws IOException {
        Side side = sideOf(request);
        Optional<LogoutParameters> parameters = parameters(request, rawQuery);
        if (parameters.isEmpty()) {
            refuse(request, response, Begun.bySomebody(side), LogoutFault.refusal(LogoutFault.NOT_ONE_MESSAGE.fault()));
            return;
        }
        IncomingLogout incoming = logout.receive(side, parameters.get());
        Optional<PendingSignOut> pending = parameters.get().isRequest() ? Optional.empty() : cookies.pending(request);
        if (incoming instanceof IncomingLogout.Asked asked) {
            take(request, response, record.begun(side, asked), signOut.begin(side, asked, cookies.sessions(request)));
        } else if (incoming instanceof IncomingLogout.Refused refused) {
            if (pending.isPresent()) {
                disbelieve(request, response, side, refused, pending.get());
            } else {
                refuse(request, response, Begun.bySomebody(side), refused.refusal());
            }
        } else if (incoming instanceof IncomingLogout.Answered answered) {
            if (pending.isPresent()) {
                follow(request, response, pending.get(), signOut.proceed(side, answered, pending.get()));
            } else {
                refuse(request, response, Begun.bySomebody(side), LogoutFault.refusal(LogoutFault.NOT_AWAITED.fault()));
            }
        }
    }

    private void disbelieve(
            HttpServletRequest request,
            HttpServletResponse response,
            Side side,
            IncomingLogout.Refused answer,
            PendingSignOut pending)
            throws IOException {
        SignOutStep step = signOut.proceed(side, answer, pending);
        if (!(step instanceof SignOutStep.Refused)) {
            record.refused(request, Begun.by(pending), answer.refusal());
        } else if (!pending.origin().beganHere()) {
            refuse(request, response, Begun.bySomebody(side), answer.refusal());
            return;
        }
        follow(request, response, pending, step);
    }

    /**
     * Where the person began it here to come as somebody else, they sign in at its end, and also after an answer that ends
     * nothing: the IdP asks them anew in any case.
     */
    private void follow(
            HttpServletRequest request, HttpServletResponse response, PendingSignOut pending, SignOutStep step)
            throws IOException {
        Begun begun = Begun.by(pending);
        if (step instanceof SignOutStep.Ask || !pending.origin().beganHere()) {
            take(request, response, begun, step);
            return;
        }
        if (step instanceof SignOutStep.Ended ended) {
            record.ended(request, begun, ended);
            cookies.forget(response);
        } else if (step instanceof SignOutStep.Refused refused) {
            record.refused(request, begun, refused.refusal());
        }
        Redirects.seeOther(response, OtherAccount.signInAnew(request, pending.origin()));
    }

    private void take(HttpServletRequest request, HttpServletResponse response, Begun begun, SignOutStep step)
            throws IOException {
        if (step instanceof SignOutStep.Ask ask) {
            if (cookies.set(response, ask.pending())) {
                pages.deliver(request, response, ask.request());
            } else {
                refuse(request, response, begun, LogoutFault.refusal(LogoutFault.TOO_LONG.fault()));
            }
        } else if (step instanceof SignOutStep.Ended ended) {
            String reference = record.ended(request, begun, ended);
            cookies.forget(response);
            if (ended.isComplete() && ended.answer().isPresent()) {
                pages.deliver(request, response, ended.answer().get());
            } else {
                page.ended(request, response, ended, reference);
            }
        } else if (step instanceof SignOutStep.Refused refused) {
            OutgoingMessage answer = refused.answer();
            if (answer == null) {
                refuse(request, response, begun, refused.refusal());
            } else {
                record.refused(request, begun, refused.refusal());
                pages.deliver(request, response, answer);
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Begun begun, Refusal refusal)
            throws IOException {
        page.refused(request, response, refusal, record.refused(request, begun, refusal));
    }

    private static Side sideOf(HttpServletRequest request) {
        return request.getServletPath().startsWith("/saml") ? Side.SP : Side.IDP;
    }

    private static Optional<LogoutParameters> parameters(HttpServletRequest request, @Nullable String rawQuery) {
        Optional<SamlForm> asked = SamlForm.read(request, RedirectQuery.REQUEST);
        Optional<SamlForm> answered = SamlForm.read(request, RedirectQuery.RESPONSE);
        if (asked.isEmpty() || answered.isEmpty()) {
            return Optional.empty();
        }
        String question = asked.get().message();
        String answer = answered.get().message();
        String relayState = asked.get().relayState();
        if (question != null && answer == null) {
            return Optional.of(new LogoutParameters(true, question, relayState, rawQuery));
        }
        return answer != null && question == null
                ? Optional.of(new LogoutParameters(false, answer, relayState, rawQuery))
                : Optional.empty();
    }
}
