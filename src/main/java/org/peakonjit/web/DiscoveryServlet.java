package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.signon.SignOnEvent.Flow;
import org.peakonjit.web.choice.ChoiceSeal;
import org.peakonjit.web.choice.DiscoveryPage;
import org.peakonjit.web.choice.IdpChoice;
import org.peakonjit.web.request.BrowserFault;
import org.peakonjit.web.request.LoginAddress;
import org.peakonjit.web.request.SamlForm;
import org.peakonjit.web.request.StateCookies;
import org.peakonjit.web.signon.SignOnResponder;
import org.peakonjit.web.signon.SignOnStart;

/** Takes the answer of the {@link DiscoveryPage}: the IdP of the address's domain, remembered for the next time. */
public class DiscoveryServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_ADDRESS = 320;

    @Inject
    transient ChoiceSeal seal;

    @Inject
    transient IdpChoice choice;

    @Inject
    transient DiscoveryPage page;

    @Inject
    transient SignOnStart signOnStart;

    @Inject
    transient SignOnResponder responder;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SamlForm.flawOf(request).isPresent()) {
            refuse(request, response, null);
            return;
        }
        Optional<PendingSignOn> pending = seal.open(
                LoginAddress.only(request, DiscoveryPage.WAITING), StateCookies.value(request, DiscoveryPage.BROWSER));
        if (pending.isPresent()) {
            choose(request, response, pending.get());
        } else {
            PendingSignOn place = seal.openPlace(LoginAddress.only(request, DiscoveryPage.PLACE))
                    .orElse(null);
            refuse(request, response, place);
        }
    }

    /** @param place where the sign-on led to; null = not known */
    private void refuse(HttpServletRequest request, HttpServletResponse response, @Nullable PendingSignOn place)
            throws IOException {
        Refusal refusal = Refusal.pageTooOld(BrowserFault.CHOICE_GONE.fault());
        responder.refuse(request, response, Flow.LOGIN, place, refusal);
    }

    private void choose(HttpServletRequest request, HttpServletResponse response, PendingSignOn pending)
            throws IOException {
        String email = LoginAddress.only(request, "email");
        String address = email == null ? "" : email.strip();
        if (address.length() > LONGEST_ADDRESS || !address.matches("[^@\\s]+@[^@\\s]+")) {
            page.show(request, response, pending, "discovery.no-address");
            return;
        }
        List<RegisteredIdp> possible = choice.possibleFor(pending);
        Optional<RegisteredIdp> idp = choice.speakingFor(address, possible);
        if (idp.isEmpty()) {
            page.show(request, response, pending, "discovery.unknown");
            return;
        }
        choice.remember(response, idp.get());
        signOnStart.startAt(request, response, pending, idp.get());
    }
}
