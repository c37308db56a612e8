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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.configuration.Configuration;
import org.peakonjit.administration.configuration.Configuration.WrongConfigurationException;
import org.peakonjit.administration.configuration.ConfigurationDocument;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Reading;

/** Everything administrators configure, as one document without secrets. */
@Path("/configuration")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class ConfigurationResource {

    @Inject
    Configuration configuration;

    /** All of it. */
    @GET
    @Operation(summary = "Everything that is configured, without secrets")
    @ApiResponse(
            responseCode = "200",
            description = "The configuration",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Configuration")))
    public JsonNode export() {
        return Documents.tree(configuration.export());
    }

    /** Makes it what the document says, all or nothing, and answers what it is then. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes the configuration what the document says, all or nothing")
    @ApiResponse(
            responseCode = "200",
            description = "The configuration as it is now",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Configuration")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public JsonNode replace(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "Configuration")))
                    Reading<ConfigurationDocument> document,
            @Context SecurityContext caller) {
        try {
            configuration.replace(Caller.nameOf(caller), document);
        } catch (WrongConfigurationException e) {
            throw new Problem(
                            400,
                            "configuration.invalid",
                            "The configuration cannot be taken over like this; nothing changed.",
                            e.errors())
                    .exception();
        }
        return Documents.tree(configuration.export());
    }
}
