package org.peakonjit.api.identityproviders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.peakonjit.administration.identityproviders.IdentityProviderPreview;
import org.peakonjit.administration.identityproviders.IdentityProviderStatus;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.json.Reading;

/** Looks at the metadata of one of the company's IdPs; registering it is the caller's next step. */
@Path("/idp-metadata")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
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
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public IdentityProviderStatus.IdentityProviderMetadata read(
            @RequestBody(required = true) Reading<IdentityProviderPreview.IdpMetadataSource> body) {
        return IdentityProviderStatus.IdentityProviderMetadata.of(
                preview.read(body).orElseThrow(Problem::unusableMetadata), clock.instant());
    }
}
