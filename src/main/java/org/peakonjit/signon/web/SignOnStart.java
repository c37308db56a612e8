package org.peakonjit.signon.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.peakonjit.saml.sp.OutgoingRequest;
import org.peakonjit.saml.sp.OutgoingRequest.Delivery;
import org.peakonjit.saml.sp.ServiceProvider;
import org.peakonjit.signon.PendingSignOn;
import org.peakonjit.signon.Refusal;
import org.peakonjit.signon.RefusalCode;

/** Sends the browser to the company's IdP with our AuthnRequest. */
@Singleton
public class SignOnStart {

    private final ServiceProvider serviceProvider;
    private final StateCookies stateCookies;
    private final Pages pages;
    private final Endings endings;

    @Inject
    SignOnStart(ServiceProvider serviceProvider, StateCookies stateCookies, Pages pages, Endings endings) {
        this.serviceProvider = serviceProvider;
        this.stateCookies = stateCookies;
        this.pages = pages;
        this.endings = endings;
    }

    /** Answers with a redirect or a form; with a refusal's page while no IdP is connected. */
    public void start(HttpServletRequest request, HttpServletResponse response, PendingSignOn pending)
            throws IOException {
        if (!serviceProvider.isReady()) {
            String cause = serviceProvider.notReadyBecause().orElse("no IdP metadata");
            endings.refuse(request, response, pending, Refusal.because(RefusalCode.SAML_IDP_ERROR, cause));
            return;
        }
        OutgoingRequest outgoing = serviceProvider.start(pending);
        stateCookies.set(request, response, outgoing.stateCookie());
        Delivery delivery = outgoing.delivery();
        if (delivery instanceof Delivery.Redirect redirect) {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", redirect.location().toString());
        } else if (delivery instanceof Delivery.Post post) {
            pages.post(request, response, post.action(), post.fields());
        }
    }
}
