package org.peakonjit.api.installation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.peakonjit.administration.applications.FirstSteps;
import org.peakonjit.administration.applications.FirstSteps.Step;
import org.peakonjit.api.http.ApiResource;

/** What is left to do until the first person arrives at Peakon. */
@Path("/first-steps")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class FirstStepsResource {

    @Inject
    FirstSteps firstSteps;

    @GET
    @Operation(summary = "The first steps, and which are done")
    @ApiResponse(responseCode = "200", description = "All steps, in order", useReturnTypeSchema = true)
    public FirstStepsDocument all() {
        List<Step> open = firstSteps.open();
        return new FirstStepsDocument(
                Arrays.stream(Step.values())
                        .map(step -> new FirstStep(step, !open.contains(step)))
                        .toList(),
                open.isEmpty());
    }

    @Schema(name = "FirstSteps")
    public record FirstStepsDocument(List<FirstStep> items, boolean finished) {}

    public record FirstStep(Step step, boolean done) {}
}
