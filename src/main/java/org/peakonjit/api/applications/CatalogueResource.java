package org.peakonjit.api.applications;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.peakonjit.administration.applications.ApplicationTemplate;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.list.Listing;

/** The kinds of applications one can add. */
@Path("/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class CatalogueResource {

    @GET
    @Operation(summary = "The kinds of applications, each with what a new one begins with")
    @ApiResponse(responseCode = "200", description = "All kinds", useReturnTypeSchema = true)
    public Listing<Kind> all() {
        return Listing.of(Arrays.stream(ApplicationTemplate.values())
                .map(one -> new Kind(one, one.document()))
                .toList());
    }

    /** A kind, and what a new application of it begins with. */
    public record Kind(
            ApplicationTemplate kind,

            @Schema(ref = "#/components/schemas/Application")
            ObjectNode application) {}
}
