package org.peakonjit.sandbox.idp;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.saml.AuthnRequestMessage;
import org.peakonjit.sandbox.saml.Binding;
import org.peakonjit.sandbox.saml.SamlException;
import org.peakonjit.sandbox.web.Pages;
import org.peakonjit.sandbox.web.Sessions;

/**
 * Single sign-on: who has a session passes at once, everybody else picks a person first. The request travels through
 * that page in its form, so nothing is kept here.
 */
@Path("sso")
public final class SsoEndpoint {

    private final People people;
    private final Sessions<Person> sessions;
    private final SignOnAnswers answers;
    private final Pages pages;

    SsoEndpoint(People people, Sessions<Person> sessions, SignOnAnswers answers, Pages pages) {
        this.people = people;
        this.sessions = sessions;
        this.answers = answers;
        this.pages = pages;
    }

    @GET
    public Response byRedirect(
            @QueryParam("SAMLRequest") @Nullable String message,
            @QueryParam("RelayState") @Nullable String relayState,
            @Context HttpHeaders headers) {
        return receive(Binding.REDIRECT.decode(present(message)), relayState, headers);
    }

    @POST
    public Response byPost(
            @FormParam("SAMLRequest") @Nullable String message,
            @FormParam("RelayState") @Nullable String relayState,
            @Context HttpHeaders headers) {
        return receive(Binding.POST.decode(present(message)), relayState, headers);
    }

    /** The picked person, or nobody: then the SP is told so. */
    @POST
    @Path("pick")
    public Response picked(
            @FormParam("person") @Nullable String id,
            @FormParam("request") @Nullable String message,
            @FormParam("relayState") @Nullable String relayState) {
        AuthnRequestMessage request = AuthnRequestMessage.read(Binding.POST.decode(present(message)));
        return people.find(id)
                .map(person -> Response.fromResponse(answers.signedIn(request, relayState, person))
                        .cookie(sessions.start(person))
                        .build())
                .orElseGet(() -> answers.notSignedIn(request, relayState, false));
    }

    private Response receive(byte[] xml, @Nullable String relayState, HttpHeaders headers) {
        AuthnRequestMessage request = AuthnRequestMessage.read(xml);
        Optional<Person> signedIn = sessions.of(headers.getCookies()).filter(person -> !request.forceAuthn());
        if (signedIn.isPresent()) {
            return answers.signedIn(request, relayState, signedIn.get());
        }
        return request.passive()
                ? answers.notSignedIn(request, relayState, true)
                : pages.page(200, "idp-pick", PickView.during(xml, relayState, people));
    }

    private static String present(@Nullable String message) {
        if (message == null) {
            throw new SamlException("the SAMLRequest is missing");
        }
        return message;
    }
}
