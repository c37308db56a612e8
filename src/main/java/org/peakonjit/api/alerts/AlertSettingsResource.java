package org.peakonjit.api.alerts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.administration.alerts.CurrentAlertSettings.Shown;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.VersionCondition;
import org.peakonjit.api.http.Versioned;
import org.peakonjit.api.http.VersionedKind;
import org.peakonjit.json.Reading;

/** When alerts are raised, and who is told how. */
@Path("/alerts/settings")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class AlertSettingsResource {

    private static final VersionedKind SETTINGS = new VersionedKind("alert-settings", "settings of alerts");

    @Inject
    CurrentAlertSettings current;

    @Inject
    AlertSettingsChanges changes;

    /** All of them; secrets are masked. */
    @GET
    @Operation(summary = "The settings of alerts, with their version in ETag")
    @ApiResponse(responseCode = "200", description = "The settings", useReturnTypeSchema = true)
    public Versioned<AlertSettingsDocument> show() {
        return show(current.show());
    }

    /** Replaces them; a secret that is left out or masked stays. Without If-Match, whoever writes last wins. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replaces the settings of alerts")
    @ApiResponse(responseCode = "200", description = "Replaced", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "412", ref = "VersionChanged")
    @Parameter(ref = "ifMatch")
    public Versioned<AlertSettingsDocument> put(
            @RequestBody(required = true) Reading<AlertSettingsDocument> body,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        return SETTINGS.answer(
                changes.save(Caller.nameOf(caller), body, VersionCondition.of(headers)::isMetBy),
                AlertSettingsResource::show);
    }

    private static Versioned<AlertSettingsDocument> show(Shown shown) {
        return new Versioned<>(shown.document(), shown.version());
    }
}
