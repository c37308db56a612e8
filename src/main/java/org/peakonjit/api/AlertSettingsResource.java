package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.peakonjit.administration.AlertSettingsChanges;
import org.peakonjit.administration.AlertSettingsChanges.Saving;
import org.peakonjit.administration.AlertSettingsChanges.Saving.Invalid;
import org.peakonjit.administration.AlertSettingsChanges.Saving.Saved;
import org.peakonjit.administration.CurrentAlertSettings;
import org.peakonjit.administration.CurrentAlertSettings.Shown;

/** When alerts are raised, and who is told how. */
@Path("/alerts/settings")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class AlertSettingsResource {

    @Inject
    CurrentAlertSettings current;

    @Inject
    AlertSettingsChanges changes;

    /** All of them; secrets are masked. */
    @GET
    @Operation(summary = "The settings of alerts, with their version in ETag")
    @ApiResponse(
            responseCode = "200",
            description = "The settings",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AlertSettings")))
    public Response show() {
        return answer(current.show());
    }

    /** Replaces them; a secret that is left out or masked stays. Without If-Match, whoever writes last wins. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces the settings of alerts")
    @ApiResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AlertSettings")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "412", ref = "VersionChanged")
    @Parameter(ref = "ifMatch")
    public Response put(
            @RequestBody(required = true, content = @Content(schema = @Schema(ref = "AlertSettings"))) JsonNode body,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        VersionCondition condition = VersionCondition.of(headers);
        Saving saving = changes.save(
                caller.getUserPrincipal().getName(),
                body,
                version -> condition.checkVersion(Optional.of(version), "resource"));
        if (saving instanceof Saved saved) {
            return answer(saved.now());
        }
        if (saving instanceof Invalid invalid) {
            throw new Problem(
                            400,
                            "alert-settings.invalid",
                            "The settings of alerts cannot be saved like this.",
                            invalid.errors())
                    .exception();
        }
        throw Problem.of(409, "version.contended", "Others keep changing the settings of alerts. Try again.")
                .exception();
    }

    private static Response answer(Shown shown) {
        return Response.ok(shown.document())
                .tag(new EntityTag(Long.toString(shown.version())))
                .build();
    }
}
