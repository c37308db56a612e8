package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.identityprovider.SeenAttributes;
import org.peakonjit.identityprovider.SeenGroups;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.Subject;
import org.peakonjit.web.choice.ApplicationChoice;
import org.peakonjit.web.choice.IdpChoice;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.destination.Destinations;
import org.peakonjit.web.destination.OtherDestination;
import org.peakonjit.web.destination.SignOnAttempt;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.request.SamlForm;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.AssertionTrace;
import org.peakonjit.web.signon.OneTimeUse;
import org.peakonjit.web.signon.Restart;
import org.peakonjit.web.signon.SignOnResponder;

/**
 * First on our ACS: takes the Response of the company's IdP and lets only a verified subject through. An unsolicited one
 * restarts the sign-on, if the settings say so; where it does not say to which of several applications, the person does. Who
 * comes without one had one that was lost.
 */
public class SamlResponseFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ServiceProvider serviceProvider;

    @Inject
    transient Applications applications;

    @Inject
    transient IdentityProviders identityProviders;

    @Inject
    transient IdpChoice choice;

    @Inject
    transient Destinations destinations;

    @Inject
    transient ApplicationChoice applicationChoice;

    @Inject
    transient OneTimeUse oneTimeUse;

    @Inject
    transient SeenAttributes seenAttributes;

    @Inject
    transient SeenGroups seenGroups;

    @Inject
    transient StateCookies stateCookies;

    @Inject
    transient Restart startOver;

    @Inject
    transient SignOnResponder responder;

    @Inject
    transient AssertionTrace trace;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("GET") && request.getQueryString() == null) {
            startOver.afterLoss(request, response);
            return;
        }
        Optional<Fault> flaw = SamlForm.flawOf(request);
        if (flaw.isPresent()) {
            refuse(request, response, null, RefusalCode.SAML_INVALID_RESPONSE, flaw.get());
            return;
        }
        Optional<SamlForm> form = SamlForm.read(request, "SAMLResponse");
        if (form.isEmpty()) {
            refuse(request, response, null, RefusalCode.SAML_INVALID_RESPONSE, BrowserFault.PARAMETERS.fault());
            return;
        }
        Map<String, String> cookies = stateCookies.of(request);
        trace.received(form.get().message(), form.get().relayState() != null, cookies.size());
        Reception reception =
                serviceProvider.receive(form.get().message(), form.get().relayState(), cookies);
        if (reception instanceof Reception.Rejected rejected) {
            responder.refuse(request, response, rejected);
        } else if (reception instanceof Reception.Again again) {
            stateCookies.drop(response, again.stateCookieName());
            startOver.again(request, response, again);
        } else if (reception instanceof Reception.Restart restart) {
            startOver.start(request, response, restart, form.get().relayState());
        } else if (reception instanceof Reception.Accepted accepted) {
            accept(request, response, chain, accepted, form.get().relayState());
        }
    }

    private void accept(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Reception.Accepted accepted,
            @Nullable String relayState)
            throws IOException, ServletException {
        trace.verified(accepted);
        PendingSignOn pending = accepted.pending();
        if (pending != null) {
            destinations.of(pending).putInto(request);
        }
        String cookie = accepted.stateCookieName();
        if (cookie != null) {
            stateCookies.drop(response, cookie);
        }
        identityProviders.nameOf(accepted.subject().issuer()).ifPresent(idp -> {
            seenAttributes.note(idp, accepted.subject().attributes().keySet());
            seenGroups.note(idp, accepted.subject().values(Known.GROUPS));
        });
        Optional<OtherDestination> other =
                pending == null ? Optional.empty() : destinations.other(pending.application());
        if (other.isPresent()) {
            arrive(request, response, other.get(), accepted);
            return;
        }
        List<Application> meant = pending == null
                ? applicationChoice.meantBy(
                        relayState, identityProviders.nameOf(accepted.subject().issuer()))
                : applications.find(pending.application()).stream().toList();
        if (meant.size() > 1) {
            useUpAndAsk(request, response, accepted, meant);
            return;
        }
        if (meant.isEmpty()) {
            refuse(request, response, pending, RefusalCode.APPLICATION_UNKNOWN, BrowserFault.APPLICATION_GONE.fault());
            return;
        }
        Application application = meant.get(0);
        if (!choice.isPossible(application.name(), accepted.subject().issuer())) {
            refuse(request, response, pending, RefusalCode.POLICY_WRONG_DOMAIN, BrowserFault.OTHER_IDP.fault());
            return;
        }
        if (pending == null) {
            Destination.to(application, null).putInto(request);
        }
        new SignOnAttempt(application, accepted).putInto(request);
        chain.doFilter(request, response);
    }

    /** Whatever the person chooses begins with a request of our own, so this Response has had its use. */
    private void useUpAndAsk(
            HttpServletRequest request,
            HttpServletResponse response,
            Reception.Accepted accepted,
            List<Application> meant)
            throws IOException {
        if (oneTimeUse.useUp(accepted)) {
            applicationChoice.ask(request, response, meant, null, false);
        } else {
            responder.refuse(request, response, null, OneTimeUse.USED_BEFORE);
        }
    }

    private void arrive(
            HttpServletRequest request,
            HttpServletResponse response,
            OtherDestination destination,
            Reception.Accepted accepted)
            throws IOException {
        Subject subject = accepted.subject();
        if (destination.takes(subject) && choice.isPossible(destination.name(), subject.issuer())) {
            destination.arrive(request, response, accepted);
        } else {
            refuse(
                    request,
                    response,
                    accepted.pending(),
                    RefusalCode.POLICY_WRONG_DOMAIN,
                    BrowserFault.NO_SIGN_IN.fault(destination.name()));
        }
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable PendingSignOn pending,
            RefusalCode code,
            Fault cause)
            throws IOException {
        responder.refuse(request, response, pending, Refusal.because(code, cause));
    }
}
