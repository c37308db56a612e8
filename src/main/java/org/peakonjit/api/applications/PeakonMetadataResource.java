package org.peakonjit.api.applications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.peakonjit.administration.applications.PeakonMetadataImport;
import org.peakonjit.administration.identityproviders.MetadataInput;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.json.Reading;

/** Reads Peakon's SP metadata for an application's {@code saml}; saving it is the caller's next step. */
@Path("/sp-metadata")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class PeakonMetadataResource {

    @Inject
    PeakonMetadataImport metadata;

    /** What the document at {@code url}, or in {@code xml}, says. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What Peakon's SP metadata says")
    @ApiResponse(responseCode = "200", description = "Members of an application", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public PeakonMetadataImport.Read read(@RequestBody(required = true) Reading<MetadataInput> body) {
        return metadata.read(body).orElseThrow(Problem::unusableMetadata);
    }
}
