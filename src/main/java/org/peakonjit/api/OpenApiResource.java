package org.peakonjit.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.peakonjit.api.http.ApiResource;

/** The description of this API (OpenAPI 3.0), made by the build from the resources' annotations. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class OpenApiResource {

    private final byte[] description = read();

    @GET
    @Operation(summary = "This description")
    @ApiResponse(
            responseCode = "200",
            description = "OpenAPI 3.0",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
    public byte[] description() {
        return description;
    }

    private static byte[] read() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(in, "openapi.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
