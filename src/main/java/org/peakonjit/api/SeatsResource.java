package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.administration.SeatDocument;
import org.peakonjit.administration.SeatReleasing;
import org.peakonjit.administration.SeatReleasing.Release;
import org.peakonjit.administration.SeatReleasing.Release.Absent;
import org.peakonjit.administration.SeatReleasing.Release.Kept;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.SeatState;
import org.peakonjit.license.Seats;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** The ledger of an application. */
@Path("/applications/{name}/seats")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class SeatsResource {

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    SeatReleasing releasing;

    /** A page of it, with the number of licences consumed. */
    @GET
    public JsonNode page(@PathParam("name") String name, @Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        Paging paging = Paging.of(parameters);
        SeatQuery query = query(parameters);
        if (applications.find(name).isEmpty()) {
            throw Problem.notFound("application").exception();
        }
        LicenseUsage usage = seats.usage(name);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        seats.page(name, query, paging.offset(), paging.limit()).forEach(seat -> items.add(SeatDocument.of(seat)));
        page.put("offset", paging.offset()).put("limit", paging.limit()).put("total", seats.count(name, query));
        page.put("licensesConsumed", usage.consumed());
        page.put(
                "licenseConsumptionLimit",
                usage.limit().isPresent() ? (Integer) usage.limit().getAsInt() : null);
        return page;
    }

    /**
     * Releases a seat (rule L8). The query parameter {@code account} says what becomes of the account at Peakon:
     * {@code keep} (default), {@code deactivate} or {@code delete}; when Peakon does not do its part, the seat is kept.
     */
    @DELETE
    @Path("/{id}")
    public Response release(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context SecurityContext caller) {
        AccountFate fate = Paging.choice(uri.getQueryParameters(), "account", AccountFate.values())
                .orElse(AccountFate.KEEP);
        Application application = applications
                .find(name)
                .orElseThrow(() -> Problem.notFound("application").exception());
        Seat seat = uuid(id).flatMap(one -> seats.find(name, one))
                .orElseThrow(() -> Problem.notFound("seat").exception());
        Release release = releasing.release(caller.getUserPrincipal().getName(), application, seat, fate);
        if (release instanceof Kept kept) {
            throw Problem.of(
                            502,
                            "account.unchanged",
                            "The seat is kept, since Peakon did not change the account: "
                                    + kept.failure().detail())
                    .exception();
        }
        if (release instanceof Absent) {
            throw Problem.notFound("seat").exception();
        }
        return Response.noContent().build();
    }

    private static SeatQuery query(MultivaluedMap<String, String> parameters) {
        return new SeatQuery(
                Paging.text(parameters, "text"),
                Paging.choice(parameters, "state", SeatState.values()),
                Paging.choice(parameters, "origin", SeatOrigin.values()),
                Paging.choice(parameters, "order", SeatQuery.Order.values()).orElse(SeatQuery.Order.HOLDER));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
