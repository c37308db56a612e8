package org.peakonjit.api.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.simulation.RecentPeople;
import org.peakonjit.administration.simulation.SimulatedSubject;
import org.peakonjit.administration.simulation.SimulatedSubject.UnreadableSubjectException;
import org.peakonjit.administration.simulation.Simulation;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.simulation.Simulation.Verdict;
import org.peakonjit.administration.simulation.SimulationDocument;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.api.http.Problem;
import org.peakonjit.application.Application;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.refusal.Fault;

/** Shows what a sign-on would come to: reads at Peakon, and changes nothing anywhere. */
@Path("/applications/{name}/simulate")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class SimulationResource extends ApplicationPart {

    @Inject
    Simulation simulation;

    @Inject
    SimulatedSubject subjects;

    @Inject
    RecentPeople recentPeople;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a sign-on would come to, by GETs alone")
    @ApiResponse(responseCode = "200", description = "The verdict", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public SimulationAnswer simulate(
            @PathParam("name") String name, @RequestBody(required = true) Reading<SimulationDocument> body) {
        Application application = required(name);
        SimulationDocument wanted = body.orElseThrow(SimulationResource::invalid);
        if (!wanted.person().isEmpty()) {
            return recentPeople
                    .simulate(application, wanted.person())
                    .map(recent -> SimulationAnswer.of(recent.result()))
                    .orElseThrow(
                            () -> Problem.of(404, "not-found", "Nobody of that address signed in here or holds a seat.")
                                    .exception());
        }
        try {
            return SimulationAnswer.of(simulation.of(application, subjects.of(wanted, application)));
        } catch (UnreadableSubjectException e) {
            throw invalid(List.of(new FieldError("/assertion", "value", e.what())));
        }
    }

    private static RuntimeException invalid(List<FieldError> errors) {
        return Problem.invalid("subject.invalid", "Nobody can be simulated like this.", errors);
    }

    /** What a sign-on would come to. */
    @Schema(name = "Simulation")
    public record SimulationAnswer(
            Verdict verdict,
            @Nullable String code,
            String reason,
            @Nullable String policy,
            List<String> leftOut,
            @Nullable ScimRequest request,
            long licensesConsumed,
            long licensesConsumedAfter) {

        static SimulationAnswer of(Result result) {
            return new SimulationAnswer(
                    result.verdict(),
                    result.code(),
                    result.explanation().english(),
                    result.policy(),
                    result.leftOut().stream().map(Fault::english).toList(),
                    result.body() == null ? null : new ScimRequest(result.method(), result.path(), result.body()),
                    result.before().consumed(),
                    result.consumedAfter());
        }
    }

    /** What would be sent to Peakon. */
    public record ScimRequest(
            @Nullable String method,
            @Nullable String path,
            @Schema(type = "object") JsonNode body) {}
}
