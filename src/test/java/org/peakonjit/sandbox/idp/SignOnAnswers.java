package org.peakonjit.sandbox.idp;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.StatusCode;
import org.peakonjit.sandbox.saml.AuthnRequestMessage;
import org.peakonjit.sandbox.saml.Binding;
import org.peakonjit.sandbox.saml.ResponseIssuer;
import org.peakonjit.sandbox.saml.SamlException;
import org.peakonjit.sandbox.saml.SpDescription;
import org.peakonjit.sandbox.web.Pages;

/** The pages by which the browser carries Responses to the SP. */
final class SignOnAnswers {

    private final Supplier<SpDescription> serviceProvider;
    private final ResponseIssuer issuer;
    private final Pages pages;

    SignOnAnswers(Supplier<SpDescription> serviceProvider, ResponseIssuer issuer, Pages pages) {
        this.serviceProvider = serviceProvider;
        this.issuer = issuer;
        this.pages = pages;
    }

    /** @throws SamlException when the request is of an SP unknown here, or asks for a foreign ACS */
    Response signedIn(AuthnRequestMessage request, @Nullable String relayState, Person person) {
        SpDescription sp = requester(request);
        URI acs = sp.acsFor(request);
        return carry(
                acs, issuer.success(sp.entityId(), acs, request.id(), person.email(), person.attributes()), relayState);
    }

    Response notSignedIn(AuthnRequestMessage request, @Nullable String relayState, boolean passive) {
        URI acs = requester(request).acsFor(request);
        String code = passive ? StatusCode.NO_PASSIVE : StatusCode.AUTHN_FAILED;
        return carry(acs, issuer.failure(acs, request.id(), code), relayState);
    }

    /** The dashboard's tile: a Response nobody asked for (SAML Profiles §4.1.5). */
    Response unsolicited(Person person) {
        SpDescription sp = serviceProvider.get();
        URI acs = sp.acsUrls().get(0);
        return carry(acs, issuer.success(sp.entityId(), acs, null, person.email(), person.attributes()), null);
    }

    private SpDescription requester(AuthnRequestMessage request) {
        SpDescription sp = serviceProvider.get();
        if (!sp.entityId().equals(request.issuer())) {
            throw new SamlException("this IdP does not know the service provider " + request.issuer());
        }
        return sp;
    }

    private Response carry(URI acs, byte[] response, @Nullable String relayState) {
        return pages.post(acs, "SAMLResponse", Binding.POST.encode(response), relayState);
    }
}
