package org.peakonjit.api.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.peakonjit.administration.simulation.RecentPeople;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;

/** People whose next sign-on can be simulated. */
@Path("/applications/{name}/people")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class PeopleResource extends ApplicationPart {

    @Inject
    RecentPeople recentPeople;

    /** Up to ten of them: who signed in latest, then holders of seats. */
    @GET
    @Operation(summary = "Up to ten people whose next sign-on can be simulated, the latest first")
    @ApiResponse(responseCode = "200", description = "Their names", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public People named(
            @PathParam("name") String name,
            @QueryParam("text") @DefaultValue("") @Parameter(description = "part of the name") String text) {
        required(name);
        return new People(recentPeople.named(name, text));
    }

    public record People(List<String> items) {}
}
