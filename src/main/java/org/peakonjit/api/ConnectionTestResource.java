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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.peakonjit.administration.simulation.ConnectionTest;
import org.peakonjit.administration.simulation.ConnectionTest.Finding;
import org.peakonjit.application.Applications;
import org.peakonjit.provisioning.ProvisioningFailure.Obstacle;
import org.peakonjit.refusal.Fault;

/** Tries an application's SCIM settings: reads at Peakon, and changes nothing anywhere. */
@Path("/applications/{name}/test-connection")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class ConnectionTestResource {

    @Inject
    Applications applications;

    @Inject
    ConnectionTest connectionTest;

    /** Whether the SCIM settings work, step by step up to the first that fails. */
    @POST
    @Operation(summary = "Tries the SCIM settings, by GETs alone")
    @ApiResponse(
            responseCode = "200",
            description = "How each step went",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ConnectionTest")))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public JsonNode run(@PathParam("name") String name) {
        List<Finding> findings = connectionTest.run(Required.application(applications, name));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("working", findings.stream().allMatch(Finding::isGood));
        ArrayNode steps = json.putArray("steps");
        for (Finding finding : findings) {
            steps.addObject()
                    .put("step", Words.of(finding.step()))
                    .put("good", finding.isGood())
                    .put("detail", finding.explanation().english())
                    .put("trouble", finding.trouble().map(Words::of).orElse(null))
                    .put(
                            "advice",
                            finding.trouble()
                                    .map(Obstacle::fault)
                                    .map(Fault::english)
                                    .orElse(null))
                    .put("milliseconds", finding.took().toMillis());
        }
        return json;
    }
}
