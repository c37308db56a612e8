package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.peakonjit.administration.identityproviders.IdentityProviderDocument;
import org.peakonjit.administration.identityproviders.IdentityProviderPreview;
import org.peakonjit.json.Reading;

/** Looks at the metadata of one of the company's IdPs; registering it is the caller's next step. */
@Path("/idp-metadata")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class IdpMetadataResource {

    @Inject
    IdentityProviderPreview preview;

    @Inject
    Clock clock;

    /** What the document at {@code url}, or in {@code xml}, says. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What an identity provider's metadata says")
    @ApiResponse(
            responseCode = "200",
            description = "Members of an identity provider's status",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "IdentityProviderStatus")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public JsonNode read(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "IdpMetadataSource")))
                    Reading<IdentityProviderPreview.Wanted> body) {
        return IdentityProviderDocument.write(
                preview.read(body).orElseThrow(Problem::unusableMetadata), clock.instant());
    }
}
