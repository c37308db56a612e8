package org.peakonjit.sandbox.peakon;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.saml.Binding;
import org.peakonjit.sandbox.scim.Fault;
import org.peakonjit.sandbox.scim.ScimServer;
import org.peakonjit.sandbox.web.Pages;
import org.peakonjit.sandbox.web.Sessions;

/** The sandbox's pages: the employee's view, and behind it what the SCIM server holds and heard. */
@Path("")
public final class PeakonSite {

    private static final URI HOME = URI.create("/");

    private final ScimServer scim;
    private final Sessions<SignedIn> sessions;
    private final Pages pages;

    PeakonSite(ScimServer scim, Sessions<SignedIn> sessions, Pages pages) {
        this.scim = scim;
        this.sessions = sessions;
        this.pages = pages;
    }

    @GET
    public Response home(@Context HttpHeaders headers, @Context UriInfo uri) {
        return pages.page(200, "peakon", view(sessions.of(headers.getCookies()), uri));
    }

    /** A page deep inside Peakon: whoever is not signed in is sent to the IdP first. */
    @GET
    @Path("{page: (surveys|dashboard|employee)/.+}")
    public Response page(@PathParam("page") String page, @Context HttpHeaders headers, @Context UriInfo uri) {
        Optional<SignedIn> visitor = sessions.of(headers.getCookies());
        return visitor.isPresent()
                ? pages.page(200, "peakon", view(visitor, uri))
                : Response.seeOther(URI.create("/login?target=" + Binding.escape("/" + page)))
                        .build();
    }

    /** The part of the page that follows what happens. */
    @GET
    @Path("activity")
    public Response activity() {
        return pages.page(200, "peakon-activity", Activity.of(scim));
    }

    @POST
    @Path("sign-out")
    public Response signOut(@Context HttpHeaders headers) {
        return Response.seeOther(HOME)
                .cookie(sessions.end(headers.getCookies()))
                .build();
    }

    @POST
    @Path("faults")
    public Response faults(@FormParam("fault") @Nullable String fault) {
        Arrays.stream(Fault.values()).filter(one -> one.name().equals(fault)).forEach(scim.faults()::inject);
        return Response.seeOther(HOME).build();
    }

    @POST
    @Path("calls/clear")
    public Response clearCalls() {
        scim.calls().clear();
        return Response.seeOther(HOME).build();
    }

    private Map<String, Object> view(Optional<SignedIn> visitor, UriInfo uri) {
        return Map.of(
                "visitor", visitor,
                "place", uri.getRequestUri().getPath(),
                "scimBaseUrl", uri.getBaseUri() + PeakonSandbox.SCIM_PATH,
                "activity", Activity.of(scim),
                "faults", Arrays.stream(Fault.values()).map(this::choice).toList());
    }

    private Map<String, Object> choice(Fault fault) {
        return Map.of(
                "name",
                fault.name(),
                "words",
                fault.words(),
                "on",
                fault == scim.faults().current());
    }
}
