package org.peakonjit.sandbox.peakon;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.peakon.ServiceProvider.Outgoing;
import org.peakonjit.sandbox.saml.Binding;
import org.peakonjit.sandbox.saml.SamlException;
import org.peakonjit.sandbox.web.Pages;
import org.peakonjit.sandbox.web.Sessions;

/** Peakon's SAML URLs: metadata, ACS, and the sign-on page that asks the IdP. */
@Path("")
public final class SamlEndpoint {

    static final String COMPANY = "saml/7864/";

    private final ServiceProvider serviceProvider;
    private final Sessions<SignedIn> sessions;
    private final Pages pages;

    SamlEndpoint(ServiceProvider serviceProvider, Sessions<SignedIn> sessions, Pages pages) {
        this.serviceProvider = serviceProvider;
        this.sessions = sessions;
        this.pages = pages;
    }

    @GET
    @Path(COMPANY + "metadata")
    public Response metadata() {
        return Response.ok(serviceProvider.metadata(), "application/samlmetadata+xml")
                .build();
    }

    /** Sends an AuthnRequest, by Redirect or with {@code binding=post}; {@code target} is the RelayState. */
    @GET
    @Path("login")
    public Response login(
            @QueryParam("binding") @Nullable String binding, @QueryParam("target") @Nullable String target) {
        if ("post".equals(binding)) {
            Outgoing request = serviceProvider.request(Binding.POST);
            return pages.post(request.destination(), "SAMLRequest", request.message(), target);
        }
        Outgoing request = serviceProvider.request(Binding.REDIRECT);
        String relayState = target == null ? "" : "&RelayState=" + Binding.escape(target);
        return Response.seeOther(URI.create(request.destination()
                        + (request.destination().getRawQuery() == null ? "?" : "&")
                        + "SAMLRequest=" + Binding.escape(request.message()) + relayState))
                .build();
    }

    @POST
    @Path(COMPANY + "assert")
    public Response assertion(
            @FormParam("SAMLResponse") @Nullable String message, @FormParam("RelayState") @Nullable String relayState) {
        if (message == null) {
            throw new SamlException("the SAMLResponse is missing");
        }
        SignedIn visitor = serviceProvider.receive(message, relayState);
        return Response.seeOther(URI.create(visitor.arrivedAt()))
                .cookie(sessions.start(visitor))
                .build();
    }
}
