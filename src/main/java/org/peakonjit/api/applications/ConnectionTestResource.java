package org.peakonjit.api.applications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.simulation.ConnectionTest;
import org.peakonjit.administration.simulation.ConnectionTest.Finding;
import org.peakonjit.administration.simulation.ConnectionTest.Outcome;
import org.peakonjit.administration.simulation.ConnectionTest.Step;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.refusal.Fault;

/** Tries an application's SCIM settings: asks Peakon what sign-ons ask, and changes nothing anywhere. */
@Path("/applications/{name}/test-connection")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class ConnectionTestResource extends ApplicationPart {

    @Inject
    ConnectionTest connectionTest;

    /** Whether the SCIM settings work, step by step up to the first that fails. */
    @POST
    @Operation(summary = "Tries the SCIM settings as sign-ons use them, without a change anywhere")
    @ApiResponse(responseCode = "200", description = "How each step went", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public ConnectionTestDocument run(@PathParam("name") String name) {
        List<Finding> findings = connectionTest.run(required(name));
        return new ConnectionTestDocument(
                findings.stream().allMatch(Finding::isGood),
                findings.stream().map(StepDocument::of).toList());
    }

    @Schema(name = "ConnectionTest")
    public record ConnectionTestDocument(boolean working, List<StepDocument> steps) {}

    @Schema(name = "ConnectionTestStep")
    public record StepDocument(
            Step step,
            boolean good,
            Outcome outcome,
            String detail,
            @Nullable Obstacle trouble,
            @Nullable String advice,
            long milliseconds) {

        private static StepDocument of(Finding finding) {
            return new StepDocument(
                    finding.step(),
                    finding.isGood(),
                    finding.outcome(),
                    finding.explanation().english(),
                    finding.trouble().orElse(null),
                    finding.trouble().map(Obstacle::fault).map(Fault::english).orElse(null),
                    finding.took().toMillis());
        }
    }
}
