package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.peakonjit.administration.seats.UsageReport;
import org.peakonjit.administration.seats.UsageReport.Usage;
import org.peakonjit.application.Applications;

/** Licences consumed over time. */
@Path("/applications/{name}/usage")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class UsageResource {

    private static final int DAYS = 90;
    private static final int MOST_DAYS = 3650;

    @Inject
    Applications applications;

    @Inject
    UsageReport report;

    /** Day by day (UTC), oldest first, and when the limit will be reached. */
    @GET
    @Operation(summary = "Licences consumed day by day, with a forecast")
    @ApiResponse(
            responseCode = "200",
            description = "The days",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Usage")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @Parameter(name = "days", in = ParameterIn.QUERY, schema = @Schema(type = "integer"))
    public JsonNode usage(@PathParam("name") String name, @Context UriInfo uri) {
        Required.application(applications, name);
        int days = Paging.number(uri.getQueryParameters(), "days", DAYS, 1, MOST_DAYS);
        Usage usage = report.of(name, days);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("days");
        usage.days()
                .forEach(point -> items.addObject()
                        .put("day", point.day().toString())
                        .put("licensesConsumed", point.consumed())
                        .put(
                                "licenseConsumptionLimit",
                                point.limit().isPresent()
                                        ? (Integer) point.limit().getAsInt()
                                        : null));
        return json.put(
                "limitReached", usage.limitReached().map(LocalDate::toString).orElse(null));
    }
}
