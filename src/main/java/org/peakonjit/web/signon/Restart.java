package org.peakonjit.web.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.peakonjit.web.choice.ApplicationChoice;
import org.peakonjit.web.destination.Destinations;
import org.peakonjit.web.destination.OtherDestination;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.request.Redirects;
import org.peakonjit.web.request.StateCookies;

/**
 * Answers a Response of which nothing is believed with a request of our own. Its RelayState, which anybody may send, says
 * where to where it names an application.
 */
@Singleton
public class Restart {

    private final Destinations destinations;
    private final ApplicationChoice applications;
    private final IdentityProviders registered;
    private final SignOnStart signOnStart;
    private final ServiceProvider serviceProvider;
    private final StateCookies stateCookies;
    private final SignOnResponder responder;

    @Inject
    Restart(
            Destinations destinations,
            ApplicationChoice applications,
            IdentityProviders registered,
            SignOnStart signOnStart,
            ServiceProvider serviceProvider,
            StateCookies stateCookies,
            SignOnResponder responder) {
        this.destinations = destinations;
        this.applications = applications;
        this.registered = registered;
        this.signOnStart = signOnStart;
        this.serviceProvider = serviceProvider;
        this.stateCookies = stateCookies;
        this.responder = responder;
    }

    public void start(
            HttpServletRequest request,
            HttpServletResponse response,
            Reception.Restart restart,
            @Nullable String relayState)
            throws IOException {
        SignOnTrace.step(StepKind.RESTARTED, "reason", restart.reason().code());
        String named = restart.application().orElse(relayState);
        Optional<OtherDestination> other = Optional.ofNullable(named).flatMap(destinations::other);
        if (other.isPresent()) {
            again(request, response, other.get().name(), restart.idp());
            return;
        }
        List<Application> meant = applications.meantBy(named, restart.idp());
        if (meant.isEmpty()) {
            Refusal refusal = Refusal.because(RefusalCode.APPLICATION_UNKNOWN, restart.reason());
            responder.refuse(request, response, null, refusal);
        } else if (meant.size() == 1) {
            again(request, response, meant.get(0).name(), restart.idp());
        } else {
            applications.ask(request, response, meant, null, false);
        }
    }

    /**
     * Goes on for somebody whose answer was lost on its way to us, and whose browser comes by itself: the node that had taken
     * it ended, and the reverse proxy's page leads here.
     */
    public void afterLoss(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<ServiceProvider.UnderWay> underWay = serviceProvider.underWay(stateCookies.of(request));
        if (underWay.isPresent()) {
            stateCookies.drop(response, underWay.get().stateCookieName());
            signOnStart.startAt(
                    request,
                    response,
                    underWay.get().pending().afterLoss(),
                    underWay.get().idp());
        } else {
            Redirects.seeOther(response, request.getContextPath() + "/login");
        }
    }

    /**
     * The same for a browser that brings once more what was used up when it brought it first, as browsers and reverse
     * proxies do where a node ended before it had answered: it gets in by another answer of the IdP or not at all.
     */
    public void afterLoss(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted)
            throws IOException {
        SignOnTrace.step(StepKind.RESTARTED, "reason", BrowserFault.USED_BEFORE.code());
        PendingSignOn pending = Objects.requireNonNull(accepted.pending());
        signOnStart.startAt(
                request,
                response,
                pending.afterLoss(),
                registered.nameOf(accepted.subject().issuer()));
    }

    public void again(HttpServletRequest request, HttpServletResponse response, Reception.Again again)
            throws IOException {
        signOnStart.startAt(request, response, again.pending(), again.idp());
    }

    private void again(
            HttpServletRequest request, HttpServletResponse response, String destination, Optional<String> idp)
            throws IOException {
        signOnStart.startAt(request, response, new PendingSignOn(destination, null, null, true), idp);
    }
}
