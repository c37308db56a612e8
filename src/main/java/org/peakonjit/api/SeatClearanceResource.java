package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.peakonjit.administration.SeatClearance;
import org.peakonjit.administration.SeatClearance.Progress;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** Releases all seats that a filter finds. */
@Path("/applications/{name}/seats/release")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class SeatClearanceResource {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    Applications applications;

    @Inject
    SeatClearance clearance;

    /**
     * Goes on for up to 20 seconds; what remains then is for the next call. The filter is that of the list, and
     * {@code expected} the number of seats that it found: another number changes nothing.
     */
    @POST
    public JsonNode release(@PathParam("name") String name, @Context UriInfo uri, @Context SecurityContext caller) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        SeatQuery query = SeatsResource.query(parameters);
        AccountFate fate =
                Paging.choice(parameters, "account", AccountFate.values()).orElse(AccountFate.KEEP);
        int expected = Paging.number(parameters, "expected", -1, 0, Integer.MAX_VALUE);
        Application application = applications
                .find(name)
                .orElseThrow(() -> Problem.notFound("application").exception());
        Progress begun = clearance.begin(application, query);
        if (begun.total() != expected) {
            throw Problem.of(
                            409,
                            "seats.changed",
                            "The filter finds " + begun.total() + " seats: give that number as expected.")
                    .exception();
        }
        Progress ended = clearance.goOn(caller.getUserPrincipal().getName(), application, query, fate, begun, LONGEST);
        return JsonNodeFactory.instance
                .objectNode()
                .put("released", ended.released())
                .put("kept", ended.kept())
                .put("trouble", ended.trouble())
                .put("remaining", ended.finished() ? 0 : ended.total() - ended.released() - ended.kept());
    }
}
