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
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Applications;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatOrigin;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.SeatState;
import org.peakonjit.license.Seats;

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
    UnitOfWork unitOfWork;

    @Inject
    Changes changes;

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
        seats.page(name, query, paging.offset(), paging.limit()).forEach(seat -> items.add(json(seat)));
        page.put("offset", paging.offset()).put("limit", paging.limit()).put("total", seats.count(name, query));
        page.put("licensesConsumed", usage.consumed());
        page.put(
                "licenseConsumptionLimit",
                usage.limit().isPresent() ? (Integer) usage.limit().getAsInt() : null);
        return page;
    }

    /** Releases a seat (rule L8); the account at Peakon stays as it is. */
    @DELETE
    @Path("/{id}")
    public Response release(
            @PathParam("name") String name, @PathParam("id") String id, @Context SecurityContext caller) {
        boolean released = uuid(id).map(seat -> unitOfWork.call(() -> release(name, seat, caller)))
                .orElse(false);
        if (!released) {
            throw Problem.notFound("seat").exception();
        }
        return Response.noContent().build();
    }

    private boolean release(String name, UUID id, SecurityContext caller) {
        Optional<Seat> seat = seats.find(name, id);
        if (seat.isEmpty() || !seats.release(name, id)) {
            return false;
        }
        changes.tell(caller, "seat.released", name + "/" + id, json(seat.get()), null);
        return true;
    }

    private static SeatQuery query(MultivaluedMap<String, String> parameters) {
        return new SeatQuery(
                Paging.text(parameters, "text"),
                Paging.choice(parameters, "state", SeatState.values()),
                Paging.choice(parameters, "origin", SeatOrigin.values()),
                Paging.choice(parameters, "order", SeatQuery.Order.values()).orElse(SeatQuery.Order.HOLDER));
    }

    private static ObjectNode json(Seat seat) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", seat.id().toString())
                .put("holder", seat.holder())
                .put("state", seat.state().name().toLowerCase(Locale.ROOT))
                .put(
                        "origin",
                        seat.origin() == null ? null : seat.origin().name().toLowerCase(Locale.ROOT))
                .put("reservedAt", text(seat.reservedAt()))
                .put("firstSignIn", text(seat.firstSignIn()))
                .put("lastSignIn", text(seat.lastSignIn()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
