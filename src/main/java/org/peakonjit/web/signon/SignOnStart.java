package org.peakonjit.web.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.RequestFault;
import org.peakonjit.saml.metadata.IdpTrouble;
import org.peakonjit.saml.sp.OutgoingRequest;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.web.choice.DiscoveryPage;
import org.peakonjit.web.choice.IdpChoice;
import org.peakonjit.web.destination.Destinations;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.request.StateCookies;

/** Sends the browser to one of the company's IdPs with our AuthnRequest; asks the person where only they can tell which. */
@Singleton
public class SignOnStart {

    /** Deep links are too short for that: it is a RelayState of Peakon's, or what it asks for. */
    private static final Refusal TOO_MUCH_TO_KEEP = Refusal.because(
            RefusalCode.SAML_INVALID_RESPONSE, RequestFault.REFUSED.fault(RequestFault.TOO_MUCH_TO_KEEP.fault()));

    private final ServiceProvider serviceProvider;
    private final IdpChoice choice;
    private final Destinations destinations;
    private final DiscoveryPage discovery;
    private final StateCookies stateCookies;
    private final Pages pages;
    private final SignOnResponder responder;

    @Inject
    SignOnStart(
            ServiceProvider serviceProvider,
            IdpChoice choice,
            Destinations destinations,
            DiscoveryPage discovery,
            StateCookies stateCookies,
            Pages pages,
            SignOnResponder responder) {
        this.serviceProvider = serviceProvider;
        this.choice = choice;
        this.destinations = destinations;
        this.discovery = discovery;
        this.stateCookies = stateCookies;
        this.pages = pages;
        this.responder = responder;
    }

    /** Answers with a redirect or a form; with a refusal's page while no IdP is connected. */
    public void start(HttpServletRequest request, HttpServletResponse response, PendingSignOn pending)
            throws IOException {
        List<RegisteredIdp> possible = choice.possibleFor(pending);
        Optional<RegisteredIdp> idp = possible.size() > 1
                ? choice.remembered(request, possible)
                : possible.stream().findFirst();
        if (idp.isPresent()) {
            startAt(request, response, pending, idp.get());
        } else if (possible.isEmpty()) {
            refuse(
                    request,
                    response,
                    pending,
                    serviceProvider.notReadyBecause().orElseGet(IdpTrouble.NONE_ENABLED::fault));
        } else if (pending.asksPassively()) {
            refuse(request, response, pending, IdpTrouble.CHOICE_NEEDED.fault());
        } else {
            discovery.show(request, response, pending, null);
        }
    }

    /** Lets the person choose anew, whatever this browser remembers. */
    public void chooseAnew(HttpServletRequest request, HttpServletResponse response, PendingSignOn pending)
            throws IOException {
        if (choice.possibleFor(pending).size() > 1) {
            discovery.show(request, response, pending, null);
        } else {
            start(request, response, pending);
        }
    }

    /** At the IdP of that name, where the destination's people may come from there; as {@link #start} otherwise. */
    public void startAt(
            HttpServletRequest request, HttpServletResponse response, PendingSignOn pending, Optional<String> name)
            throws IOException {
        Optional<RegisteredIdp> idp = choice.possibleFor(pending).stream()
                .filter(one -> name.filter(one.name()::equals).isPresent())
                .findFirst();
        if (idp.isPresent()) {
            startAt(request, response, pending, idp.get());
        } else {
            start(request, response, pending);
        }
    }

    public void startAt(
            HttpServletRequest request, HttpServletResponse response, PendingSignOn pending, RegisteredIdp idp)
            throws IOException {
        destinations.of(pending).putInto(request);
        Optional<Fault> trouble = serviceProvider.notReadyBecause(idp.name());
        if (trouble.isPresent()) {
            refuse(request, response, pending, trouble.get());
            return;
        }
        OutgoingRequest outgoing = serviceProvider.start(pending, idp.name());
        if (!outgoing.stateCookie().isKept()) {
            responder.refuse(request, response, pending, TOO_MUCH_TO_KEEP);
            return;
        }
        stateCookies.set(request, response, outgoing.stateCookie());
        pages.deliver(request, response, outgoing.message());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, PendingSignOn pending, Fault cause)
            throws IOException {
        responder.refuse(request, response, pending, Refusal.notConnected(cause));
    }
}
