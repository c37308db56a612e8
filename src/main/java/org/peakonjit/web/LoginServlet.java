package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.RequestFault;
import org.peakonjit.signon.SignOnEvent.Flow;
import org.peakonjit.web.choice.ApplicationChoice;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.request.LoginAddress;
import org.peakonjit.web.signon.SignOnResponder;
import org.peakonjit.web.signon.SignOnStart;
import org.peakonjit.web.signout.OtherAccount;

/** Starts a sign-on: {@code GET /}, {@code /login}, {@code /login/{application}}, with a deep link in {@code target}. */
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Applications applications;

    @Inject
    transient SignOnStart signOnStart;

    @Inject
    transient SignOnResponder responder;

    @Inject
    transient ApplicationChoice choice;

    @Inject
    transient OtherAccount otherAccount;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            startAtOnly(request, response);
            return;
        }
        Optional<Application> named = applications.find(name(path));
        if (named.isPresent()) {
            start(request, response, named.get());
        } else {
            refuse(request, response, null, RefusalCode.APPLICATION_UNKNOWN, BrowserFault.NO_SUCH_APPLICATION);
        }
    }

    /** The application's, also where a slash follows it. */
    private static String name(String path) {
        return path.substring(1, path.endsWith("/") ? path.length() - 1 : path.length());
    }

    private void startAtOnly(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Application> enabled = choice.enabled();
        List<Application> candidates = enabled.isEmpty() ? applications.all() : enabled;
        if (candidates.isEmpty()) {
            responder.refuse(
                    request, response, Flow.LOGIN, null, Refusal.notSetUp(BrowserFault.NO_APPLICATION.fault()));
        } else if (candidates.size() == 1) {
            start(request, response, candidates.get(0));
        } else {
            choice.ask(request, response, candidates, LoginAddress.deepLink(request), isToChoose(request));
        }
    }

    private void start(HttpServletRequest request, HttpServletResponse response, Application application)
            throws IOException {
        PendingSignOn pending = PendingSignOn.to(application.name(), LoginAddress.deepLink(request));
        if (!application.enabled()) {
            refuse(request, response, pending, RefusalCode.APPLICATION_DISABLED, RequestFault.APPLICATION_DISABLED);
            return;
        }
        String account = LoginAddress.only(request, LoginAddress.ACCOUNT);
        if (account != null) {
            otherAccount.start(request, response, pending, account);
        } else if (isToChoose(request)) {
            signOnStart.chooseAnew(request, response, pending);
        } else {
            signOnStart.start(request, response, pending);
        }
    }

    private static boolean isToChoose(HttpServletRequest request) {
        return LoginAddress.parameters(request, LoginAddress.CHOOSE).length > 0;
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable PendingSignOn pending,
            RefusalCode code,
            FaultCode cause)
            throws IOException {
        responder.refuse(request, response, Flow.LOGIN, pending, Refusal.because(code, cause.fault()));
    }
}
