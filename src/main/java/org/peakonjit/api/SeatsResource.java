package org.peakonjit.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.administration.seats.SeatDocument;
import org.peakonjit.administration.seats.SeatReleasing;
import org.peakonjit.administration.seats.SeatReleasing.Release;
import org.peakonjit.administration.seats.SeatReleasing.Release.Absent;
import org.peakonjit.administration.seats.SeatReleasing.Release.Kept;
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
@Problems
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
    @Operation(summary = "A page of the ledger")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Seats")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @Parameter(ref = "offset")
    @Parameter(ref = "limit")
    @Parameter(name = "text", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"reserved", "assigned"}))
    @Parameter(
            name = "origin",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"created", "existing"}))
    @Parameter(name = "idleDays", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"holder", "last-sign-in", "reserved-at"}))
    public Response page(@PathParam("name") String name, @Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        Paging paging = Paging.of(parameters);
        SeatQuery query = query(parameters);
        Required.application(applications, name);
        LicenseUsage usage = seats.usage(name);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        seats.page(name, query, paging.offset(), paging.limit()).forEach(seat -> items.add(SeatDocument.of(seat)));
        page.put("licensesConsumed", usage.consumed());
        page.put(
                "licenseConsumptionLimit",
                usage.limit().isPresent() ? (Integer) usage.limit().getAsInt() : null);
        return paging.answer(page, uri, seats.count(name, query));
    }

    /**
     * Releases a seat (rule L8). The query parameter {@code account} says what becomes of the account at Peakon:
     * {@code keep} (default), {@code deactivate} or {@code delete}; when Peakon does not do its part, the seat is kept.
     */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Releases a seat")
    @ApiResponse(responseCode = "204", description = "Released")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "502", ref = "Peakon")
    @Parameter(
            name = "account",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"keep", "deactivate", "delete"}))
    public Response release(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context SecurityContext caller) {
        AccountFate fate = Paging.choice(uri.getQueryParameters(), "account", AccountFate.values())
                .orElse(AccountFate.KEEP);
        Application application = Required.application(applications, name);
        Seat seat = Required.uuid(id)
                .flatMap(one -> seats.find(name, one))
                .orElseThrow(() -> Problem.notFound("seat").exception());
        Release release = releasing.release(Caller.nameOf(caller), application, seat, fate);
        if (release instanceof Kept kept) {
            throw Problem.of(
                            502,
                            "account.unchanged",
                            "The seat is kept, since Peakon did not change the account: "
                                    + kept.failure().fault().english())
                    .exception();
        }
        if (release instanceof Absent) {
            throw Problem.notFound("seat").exception();
        }
        return Response.noContent().build();
    }

    /** The filter of a list of seats. */
    static SeatQuery query(MultivaluedMap<String, String> parameters) {
        return new SeatQuery(
                Paging.text(parameters, "text"),
                Paging.choice(parameters, "state", SeatState.values()),
                Paging.choice(parameters, "origin", SeatOrigin.values()),
                Optional.empty(),
                idleSince(parameters),
                Paging.choice(parameters, "order", SeatQuery.Order.values()).orElse(SeatQuery.Order.HOLDER));
    }

    private static Optional<Instant> idleSince(MultivaluedMap<String, String> parameters) {
        int days = Paging.number(parameters, "idleDays", 0, 0, 36_500);
        return days == 0 ? Optional.empty() : Optional.of(Instant.now().minus(Duration.ofDays(days)));
    }
}
