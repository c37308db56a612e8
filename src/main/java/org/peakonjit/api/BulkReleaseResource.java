package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import org.peakonjit.administration.seats.BulkRelease;
import org.peakonjit.administration.seats.BulkRelease.Progress;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** Releases all seats that a filter finds. */
@Path("/applications/{name}/seats/release")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class BulkReleaseResource {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    Applications applications;

    @Inject
    BulkRelease bulkRelease;

    /**
     * Goes on for up to 20 seconds; what remains then is for the next call. The filter is that of the list, and
     * {@code expected} the number of seats that it found: another number changes nothing.
     */
    @POST
    @Operation(summary = "Releases all seats that a filter finds")
    @ApiResponse(
            responseCode = "200",
            description = "How far it went",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SeatsReleased")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @Parameter(name = "expected", in = ParameterIn.QUERY, required = true, schema = @Schema(type = "integer"))
    @Parameter(name = "text", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "origin", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "idleDays", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
    @Parameter(name = "account", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    public JsonNode release(@PathParam("name") String name, @Context UriInfo uri, @Context SecurityContext caller) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        SeatQuery query = SeatsResource.query(parameters);
        AccountFate fate =
                Paging.choice(parameters, "account", AccountFate.values()).orElse(AccountFate.KEEP);
        int expected = Paging.number(parameters, "expected", -1, 0, Integer.MAX_VALUE);
        Application application = Required.application(applications, name);
        Progress begun = bulkRelease.begin(application, query);
        if (begun.total() != expected) {
            throw Problem.of(
                            409,
                            "seats.changed",
                            "The filter finds " + begun.total() + " seats: give that number as expected.")
                    .exception();
        }
        Progress ended = bulkRelease.goOn(Caller.nameOf(caller), application, query, fate, begun, LONGEST);
        return JsonNodeFactory.instance
                .objectNode()
                .put("released", ended.released())
                .put("kept", ended.kept())
                .put("trouble", ended.trouble() == null ? null : ended.trouble().english())
                .put("remaining", ended.finished() ? 0 : ended.total() - ended.released() - ended.kept());
    }
}
