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
import org.peakonjit.administration.simulation.RecentPeople;
import org.peakonjit.application.Applications;

/** People whose next sign-on can be simulated. */
@Path("/applications/{name}/people")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class PeopleResource {

    @Inject
    Applications applications;

    @Inject
    RecentPeople recentPeople;

    /** Up to ten of them: who signed in latest, then holders of seats. */
    @GET
    @Operation(summary = "Up to ten people whose next sign-on can be simulated, the latest first")
    @ApiResponse(
            responseCode = "200",
            description = "Their names",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "People")))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @Parameter(
            name = "text",
            in = ParameterIn.QUERY,
            description = "part of the name",
            schema = @Schema(type = "string"))
    public JsonNode named(@PathParam("name") String name, @Context UriInfo uri) {
        Required.application(applications, name);
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("items");
        recentPeople
                .named(name, Paging.text(uri.getQueryParameters(), "text").orElse(""))
                .forEach(items::add);
        return list;
    }
}
