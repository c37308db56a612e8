package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.peakonjit.administration.simulation.RecentPeople;
import org.peakonjit.administration.simulation.SimulatedSubject;
import org.peakonjit.administration.simulation.SimulatedSubject.UnreadableSubjectException;
import org.peakonjit.administration.simulation.Simulation;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.simulation.SimulationDocument;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.refusal.Fault;

/** Shows what a sign-on would come to: reads at Peakon, and changes nothing anywhere. */
@Path("/applications/{name}/simulate")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class SimulationResource {

    @Inject
    Applications applications;

    @Inject
    Simulation simulation;

    @Inject
    SimulatedSubject subjects;

    @Inject
    RecentPeople recentPeople;

    /** What a sign-on of the described subject would come to. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a sign-on would come to, by GETs alone")
    @ApiResponse(
            responseCode = "200",
            description = "The verdict",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Simulation")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public JsonNode simulate(
            @PathParam("name") String name,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "SimulatedSubject")))
                    Reading<SimulationDocument> body) {
        Application application = Required.application(applications, name);
        SimulationDocument wanted = body.orElseThrow(SimulationResource::invalid);
        if (!wanted.person().isEmpty()) {
            return json(recentPeople.simulate(application, wanted.person()).result());
        }
        try {
            return json(simulation.of(application, subjects.of(wanted)));
        } catch (UnreadableSubjectException e) {
            throw invalid(List.of(new FieldError("/assertion", "value", e.what())));
        }
    }

    private static RuntimeException invalid(List<FieldError> errors) {
        return new Problem(400, "subject.invalid", "Nobody can be simulated like this.", errors).exception();
    }

    static ObjectNode json(Result result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", Words.of(result.verdict()))
                .put("code", result.code())
                .put("reason", result.explanation().english());
        json.put("policy", result.policy());
        result.leftOut().stream().map(Fault::english).forEach(json.putArray("leftOut")::add);
        if (result.body() == null) {
            json.putNull("request");
        } else {
            json.putObject("request")
                    .put("method", result.method())
                    .put("path", result.path())
                    .set("body", result.body());
        }
        json.put("licensesConsumed", result.before().consumed());
        json.put("licensesConsumedAfter", result.consumedAfter());
        return json;
    }
}
