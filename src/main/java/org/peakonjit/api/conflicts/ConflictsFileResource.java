package org.peakonjit.api.conflicts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.peakonjit.administration.conflicts.ConflictExport;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.api.http.Attachment;
import org.peakonjit.conflict.ConflictQuery;

/** The conflicts of an application as a file. */
@Path("/applications/{name}/conflicts.csv")
@ApiResource
public class ConflictsFileResource extends ApplicationPart {

    @Inject
    ConflictExport export;

    /** All that the list's filter finds. */
    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The conflicts as a CSV file")
    @ApiResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "text/csv"))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response csv(@PathParam("name") String name, @BeanParam ConflictParameters wanted) {
        ConflictQuery query = wanted.query(name);
        required(name);
        return Attachment.of("conflicts.csv", ConflictExport.MEDIA_TYPE, out -> export.write(query, out));
    }
}
