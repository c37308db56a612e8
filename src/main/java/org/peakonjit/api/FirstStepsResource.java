package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.peakonjit.administration.applications.FirstSteps;
import org.peakonjit.administration.applications.FirstSteps.Step;

/** What is left to do until the first person arrives at Peakon. */
@Path("/first-steps")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class FirstStepsResource {

    @Inject
    FirstSteps firstSteps;

    /** All steps, in order. */
    @GET
    @Operation(summary = "The first steps, and which are done")
    @ApiResponse(
            responseCode = "200",
            description = "All steps, in order",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "FirstSteps")))
    public JsonNode all() {
        List<Step> open = firstSteps.open();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        for (Step step : Step.values()) {
            items.addObject().put("step", Words.of(step)).put("done", !open.contains(step));
        }
        return json.put("finished", open.isEmpty());
    }
}
