package org.peakonjit.api.applications;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.peakonjit.administration.keys.ConnectionDetails;
import org.peakonjit.administration.keys.ConnectionDetails.IdentityProviderSide;
import org.peakonjit.administration.keys.ConnectionDetails.PeakonSide;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.application.CertificateText;

/** What others have to know of us. */
@Path("/connection")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class ConnectionResource {

    @Inject
    ConnectionDetails connectionDetails;

    @GET
    @Operation(summary = "What is entered at Peakon, and at the company's IdP")
    @ApiResponse(
            responseCode = "200",
            description = "Addresses, names and the signing certificate",
            useReturnTypeSchema = true)
    public Connection facts() {
        return new Connection(
                new PeakonFacts(
                        connectionDetails.forPeakon(),
                        CertificateText.pem(connectionDetails.certificate()),
                        connectionDetails.certificate().getNotAfter().toInstant()),
                connectionDetails.forIdentityProvider());
    }

    public record Connection(PeakonFacts peakon, IdentityProviderSide identityProvider) {}

    public record PeakonFacts(
            @JsonUnwrapped PeakonSide addresses,
            @Schema(description = "PEM") String certificate,
            Instant notAfter) {}
}
