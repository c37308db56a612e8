package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.idp.IncomingAuthnRequest;
import org.peakonjit.saml.idp.RequestFault;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.request.Redirects;
import org.peakonjit.web.request.SamlForm;
import org.peakonjit.web.signon.SignOnResponder;
import org.peakonjit.web.signon.SignOnStart;

/** Our single sign-on service: Peakon's AuthnRequest by Redirect or POST starts a sign-on at the company's IdP. */
public class PeakonRequestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String MESSAGE = "SAMLRequest";

    @Inject
    transient IdentityProvider identityProvider;

    @Inject
    transient SignOnStart signOnStart;

    @Inject
    transient SignOnResponder responder;

    @Inject
    transient Pages pages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getQueryString() == null) { // by the reverse proxy's page, after a POST whose answer was lost
            Redirects.seeOther(response, request.getContextPath() + "/login");
            return;
        }
        receive(request, response, false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Fault> flaw = SamlForm.flawOf(request);
        if (flaw.isPresent()) {
            reject(request, response, null, invalid(flaw.get()));
            return;
        }
        receive(request, response, true);
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, boolean post) throws IOException {
        Optional<SamlForm> form = SamlForm.read(request, MESSAGE);
        if (form.isEmpty()) {
            reject(request, response, null, invalid(BrowserFault.PARAMETERS.fault()));
            return;
        }
        SignOnTrace.step(StepKind.REQUEST_RECEIVED, "binding", post ? "HTTP-POST" : "HTTP-Redirect");
        @Nullable String rawQuery = post ? null : request.getQueryString();
        IncomingAuthnRequest incoming =
                identityProvider.receive(post, form.get().message(), form.get().relayState(), rawQuery);
        if (incoming instanceof IncomingAuthnRequest.Asked asked) {
            signOnStart.start(
                    request,
                    response,
                    PendingSignOn.answering(asked.application().name(), asked.request()));
        } else if (incoming instanceof IncomingAuthnRequest.Answered answered) {
            responder.recordPeakonRefusal(request, answered.application(), answered.refusal());
            responder.post(request, response, answered.response());
        } else if (incoming instanceof IncomingAuthnRequest.Rejected rejected) {
            reject(request, response, rejected.application(), rejected.refusal());
        }
    }

    private void reject(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Application application,
            Refusal refusal)
            throws IOException {
        String reference = responder.recordPeakonRefusal(request, application, refusal);
        Destination destination = application == null ? Destination.UNKNOWN : Destination.to(application, null);
        pages.refusal(request, response, refusal, reference, destination);
    }

    private static Refusal invalid(Fault cause) {
        return Refusal.because(RefusalCode.SAML_INVALID_RESPONSE, RequestFault.REFUSED.fault(cause));
    }
}
