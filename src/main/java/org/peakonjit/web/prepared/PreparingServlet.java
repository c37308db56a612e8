package org.peakonjit.web.prepared;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.RequestFault;
import org.peakonjit.secret.RandomId;
import org.peakonjit.signon.SignOnEvent.Flow;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.prepared.Preparations.Preparation;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.request.LoginAddress;
import org.peakonjit.web.request.Redirects;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.HandOffContext;
import org.peakonjit.web.signon.HandOffResponder;
import org.peakonjit.web.signon.SignOnEnd;
import org.peakonjit.web.signon.SignOnResponder;

/**
 * {@code GET /preparing/{id}}: the page of somebody whose account is being made. It loads itself anew until there is an
 * outcome, and takes that once; whoever comes back to it later begins a new sign-on, which leads by the deep link of
 * {@code target} to the same place.
 */
public class PreparingServlet extends HttpServlet {

    private static final String PATH = "/preparing/";

    /** With this parameter, who has seen the page already is answered when there is something new. */
    private static final String AGAIN = "again";

    private static final long serialVersionUID = 1L;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

    @Inject
    transient PreparedSignOns signOns;

    @Inject
    transient Preparations preparations;

    @Inject
    transient PreparationSeal seal;

    @Inject
    transient StateCookies cookies;

    @Inject
    transient Applications applications;

    @Inject
    transient HandOffResponder handOff;

    @Inject
    transient SignOnResponder responder;

    @Inject
    transient Pages pages;

    @Inject
    transient Clock clock;

    /** The path, below the context path, and the query of the page. */
    static String path(String id, @Nullable String target, String... others) {
        return PATH + id + LoginAddress.query(target, others);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (!RandomId.isOne(id)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (LoginAddress.parameters(request, AGAIN).length > 0) {
            signOns.await(id, LONGEST_ANSWER);
        }
        Optional<Preparation> found = preparations.find(id);
        if (found.isEmpty()) {
            Refusal refusal = Refusal.pageTooOld(BrowserFault.PREPARATION_GONE.fault());
            responder.refuse(request, response, Flow.LOGIN, null, refusal);
            return;
        }
        show(request, response, id, found.get());
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String id, Preparation now)
            throws IOException {
        if (now.taken() || isStale(now)) {
            startAnew(request, response, now);
            return;
        }
        if (now.outcome() == null) {
            Optional<Application> application = applications.findReadable(now.application());
            if (application.isPresent() && clock.instant().isBefore(now.until())) {
                String next = path(id, LoginAddress.deepLink(request), AGAIN);
                pages.preparing(request, response, application.get(), request.getContextPath() + next);
            } else {
                loseOrStartAnew(request, response, id, now);
            }
            return;
        }
        String cookie = PreparationSeal.cookie(id);
        Optional<SignOnEnd> end = seal.open(now.outcome(), StateCookies.value(request, cookie));
        if (end.isEmpty()) {
            refuse(request, response, now, Refusal.pageTooOld(BrowserFault.PREPARATION_OF_ANOTHER.fault()));
        } else if (preparations.take(id)) {
            cookies.drop(response, cookie);
            end(request, response, now, end.get());
        } else {
            startAnew(request, response, now);
        }
    }

    private boolean isStale(Preparation now) {
        return now.outcome() != null && clock.instant().isAfter(now.until().plus(Preparations.LONGEST_KEPT));
    }

    private void end(HttpServletRequest request, HttpServletResponse response, Preparation now, SignOnEnd end)
            throws IOException {
        HandOffContext context = end.context();
        Optional<Application> application = applications.find(now.application());
        if (context == null) {
            responder.answer(request, response, pendingOf(now, end), end.refusal(), end.reference());
        } else if (application.isEmpty()) {
            Refusal gone = Refusal.because(RefusalCode.APPLICATION_UNKNOWN, BrowserFault.APPLICATION_GONE.fault());
            responder.refuse(request, response, end.pending(), gone);
        } else if (!application.get().enabled()) {
            Refusal off = Refusal.because(RefusalCode.APPLICATION_DISABLED, RequestFault.APPLICATION_DISABLED.fault());
            responder.refuse(request, response, end.pending(), off);
        } else {
            handOff.handOff(request, response, application.get(), context);
        }
    }

    /** Who was refused after an unsolicited Response can go on from the page to the same application. */
    private static PendingSignOn pendingOf(Preparation now, SignOnEnd end) {
        PendingSignOn pending = end.pending();
        return pending == null ? PendingSignOn.to(now.application(), null) : pending;
    }

    /** Says so once that the work was lost. */
    private void loseOrStartAnew(HttpServletRequest request, HttpServletResponse response, String id, Preparation now)
            throws IOException {
        if (preparations.take(id)) {
            Refusal lost = Refusal.because(RefusalCode.PROVISIONING_UNAVAILABLE, BrowserFault.PREPARATION_LOST.fault());
            refuse(request, response, now, lost);
        } else {
            startAnew(request, response, now);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Preparation now, Refusal refusal)
            throws IOException {
        PendingSignOn pending = PendingSignOn.to(now.application(), LoginAddress.deepLink(request));
        responder.refuse(request, response, Flow.LOGIN, pending, refusal);
    }

    private static void startAnew(HttpServletRequest request, HttpServletResponse response, Preparation now) {
        String start = LoginAddress.path(now.application(), LoginAddress.deepLink(request));
        Redirects.seeOther(response, request.getContextPath() + start);
    }
}
