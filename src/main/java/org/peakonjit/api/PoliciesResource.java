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
import org.peakonjit.administration.simulation.PolicyOverview;
import org.peakonjit.administration.simulation.PolicyOverview.PolicyInUse;

/** The policies of all applications, and who came in under them; they are changed in their applications. */
@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class PoliciesResource {

    @Inject
    PolicyOverview overview;

    /** All of them, in the order of the applications. */
    @GET
    @Operation(summary = "All policies, with the applications that have them and who came in under them lately")
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Policies")))
    public JsonNode all() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("items");
        overview.all().forEach(one -> write(one, items.addObject()));
        return list.put("total", items.size());
    }

    private static void write(PolicyInUse one, ObjectNode json) {
        json.put("name", one.policy().name());
        one.policy().groups().forEach(json.putArray("groups")::add);
        one.policy().organizationalUnits().forEach(json.putArray("organizationalUnits")::add);
        one.applications().forEach(json.putArray("applications")::add);
        ArrayNode recent = json.putArray("recent");
        one.recent()
                .forEach(member -> recent.addObject()
                        .put("person", member.person())
                        .put("at", member.at().toString()));
    }
}
