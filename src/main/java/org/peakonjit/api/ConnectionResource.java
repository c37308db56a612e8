package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.peakonjit.administration.keys.ConnectionDetails;
import org.peakonjit.application.CertificateText;

/** What others have to know of us. */
@Path("/connection")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class ConnectionResource {

    @Inject
    ConnectionDetails connectionDetails;

    /** What is entered at Peakon, and at the company's IdP. */
    @GET
    @Operation(summary = "What is entered at Peakon, and at the company's IdP")
    @ApiResponse(
            responseCode = "200",
            description = "Addresses, names and the signing certificate",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Connection")))
    public JsonNode facts() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode peakon = json.putObject("peakon");
        connectionDetails.forPeakon().forEach(peakon::put);
        peakon.put("certificate", CertificateText.pem(connectionDetails.certificate()));
        peakon.put(
                "notAfter",
                connectionDetails.certificate().getNotAfter().toInstant().toString());
        connectionDetails.forIdentityProvider().forEach(json.putObject("identityProvider")::put);
        return json;
    }
}
