package org.peakonjit.api.installation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.peakonjit.administration.backup.DatabaseCopies;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;

/** Copies of the embedded database, beside those that are made every six hours. They stay on the server. */
@Path("/back-ups")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class BackUpsResource {

    @Inject
    DatabaseCopies copies;

    @POST
    @Operation(summary = "Copies the embedded database into the data directory, while it is in use")
    @ApiResponse(
            responseCode = "201",
            description = "The file",
            content = @Content(schema = @Schema(implementation = DatabaseCopies.Copy.class)))
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public Response make() {
        if (!copies.isPossible()) {
            throw Problem.conflict(
                    "back-up.other-database",
                    "The database is not the embedded one: use its own tools, such as pg_dump.");
        }
        return Response.status(Response.Status.CREATED).entity(copies.make()).build();
    }
}
