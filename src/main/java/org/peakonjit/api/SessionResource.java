package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;
import org.peakonjit.admin.BrowserSession.Stay;

/** Who asks. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class SessionResource {

    /** The caller's name and role and, in a console session, the token that changes have to carry. */
    @GET
    @Operation(summary = "Who asks")
    @ApiResponse(
            responseCode = "200",
            description = "The caller",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Session")))
    public JsonNode own(@Context SecurityContext context) {
        Caller caller = Caller.of(context);
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", caller.administrator().name())
                .put("role", caller.administrator().role().name().toLowerCase(Locale.ROOT))
                .put("token", caller.stay().map(Stay::token).orElse(null));
    }
}
