package org.peakonjit.api.installation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.configuration.Configuration;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.administration.configuration.ConfigurationDocument;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.json.Reading;

/** Everything administrators configure, as one document without secrets. */
@Path("/configuration")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class ConfigurationResource {

    @Inject
    Configuration configuration;

    @GET
    @Operation(summary = "Everything that is configured, without secrets")
    @ApiResponse(
            responseCode = "200",
            description = "The configuration",
            content = @Content(schema = @Schema(implementation = ConfigurationDocument.class)))
    public Response export() {
        return Response.ok(configuration.export()).build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes the configuration what the document says, all or nothing")
    @ApiResponse(
            responseCode = "200",
            description = "The configuration as it is now",
            content = @Content(schema = @Schema(implementation = ConfigurationDocument.class)))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Response replace(
            @RequestBody(required = true) Reading<ConfigurationDocument> document, @Context SecurityContext caller) {
        try {
            configuration.replace(Caller.nameOf(caller), document);
        } catch (WrongConfigurationException e) {
            throw Problem.invalid(
                    "configuration.invalid",
                    "The configuration cannot be taken over like this; nothing changed.",
                    e.errors());
        }
        return Response.ok(configuration.export()).build();
    }
}
