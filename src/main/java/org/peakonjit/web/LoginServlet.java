package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.RequestFault;
import org.peakonjit.signon.SignOnEvent.Flow;
import org.peakonjit.web.handoff.DeepLink;

/** Starts a sign-on: {@code GET /}, {@code /login}, {@code /login/{application}}, with a deep link in {@code target}. */
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The parameter with a deep link. */
    private static final String TARGET = "target";

    /** With this parameter people are asked anew for their e-mail address. */
    static final String CHOOSE = "choose";

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
        Optional<Application> named = applications.find(path.substring(1));
        if (named.isPresent()) {
            start(request, response, named.get());
        } else {
            refuse(request, response, null, RefusalCode.APPLICATION_UNKNOWN, BrowserFault.NO_SUCH_APPLICATION);
        }
    }

    /** The path, below the context path, and the {@link #query} that start a sign-on there. */
    static String path(String application, @Nullable String target, String... others) {
        return "/login/" + application + query(target, others);
    }

    /**
     * With its question mark; empty where there is nothing to say.
     *
     * @param target the path of a deep link that is kept; null = none
     * @param others parameters that it has besides
     */
    static String query(@Nullable String target, String... others) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (target != null) {
            query.add(TARGET + "=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
        }
        List.of(others).forEach(query::add);
        return query.toString();
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
            choice.ask(request, response, candidates, deepLink(request), isToChoose(request));
        }
    }

    private void start(HttpServletRequest request, HttpServletResponse response, Application application)
            throws IOException {
        PendingSignOn pending = PendingSignOn.to(application.name(), deepLink(request));
        if (!application.enabled()) {
            refuse(request, response, pending, RefusalCode.APPLICATION_DISABLED, RequestFault.APPLICATION_DISABLED);
            return;
        }
        String[] account = parameters(request, OtherAccount.PARAMETER);
        if (account.length == 1) {
            otherAccount.start(request, response, pending, account[0]);
        } else if (isToChoose(request)) {
            signOnStart.chooseAnew(request, response, pending);
        } else {
            signOnStart.start(request, response, pending);
        }
    }

    /** A target that is no path at Peakon is left out: the person arrives at Peakon's own start page. */
    static @Nullable String deepLink(HttpServletRequest request) {
        String[] targets = parameters(request, TARGET);
        return targets.length == 1 ? DeepLink.pathIn(targets[0]) : null;
    }

    private static boolean isToChoose(HttpServletRequest request) {
        return parameters(request, CHOOSE).length > 0;
    }

    static String[] parameters(HttpServletRequest request, String name) {
        try {
            return Objects.requireNonNullElse(request.getParameterValues(name), new String[0]);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return new String[0]; // how servers say that the percent-encoding is broken
        }
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
