package org.peakonjit.sandbox.idp;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.web.Pages;
import org.peakonjit.sandbox.web.Sessions;

/** The pages of Acme Corp sign-in: pick a person, then the dashboard with its tile. */
@Path("")
public final class IdpSite {

    private static final URI HOME = URI.create("/");

    private final People people;
    private final Sessions<Person> sessions;
    private final SignOnAnswers answers;
    private final Pages pages;

    IdpSite(People people, Sessions<Person> sessions, SignOnAnswers answers, Pages pages) {
        this.people = people;
        this.sessions = sessions;
        this.answers = answers;
        this.pages = pages;
    }

    @GET
    public Response home(@Context HttpHeaders headers) {
        return sessions.of(headers.getCookies())
                .map(person -> pages.page(200, "idp-dashboard", person))
                .orElseGet(this::pick);
    }

    @GET
    @Path("people")
    public Response pick() {
        return pages.page(200, "idp-pick", PickView.before(people));
    }

    @POST
    @Path("sign-in")
    public Response signIn(@FormParam("person") @Nullable String id) {
        return people.find(id)
                .map(person -> Response.seeOther(HOME).cookie(sessions.start(person)))
                .orElseGet(() -> Response.seeOther(URI.create("/people")))
                .build();
    }

    @POST
    @Path("sign-out")
    public Response signOut(@Context HttpHeaders headers) {
        return Response.seeOther(URI.create("/people"))
                .cookie(sessions.end(headers.getCookies()))
                .build();
    }

    /** The dashboard's Peakon tile. */
    @POST
    @Path("launch")
    public Response launch(@Context HttpHeaders headers) {
        return sessions.of(headers.getCookies()).map(answers::unsolicited).orElseGet(this::pick);
    }
}
