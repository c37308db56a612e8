package org.peakonjit.api.people;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.peakonjit.administration.testsignin.Asserted;
import org.peakonjit.administration.testsignin.TestSignInSeal;
import org.peakonjit.administration.testsignin.TestSignInServlet;
import org.peakonjit.administration.testsignin.TestSignIns;
import org.peakonjit.administration.testsignin.TestTicket;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.people.SimulationResource.SimulationAnswer;
import org.peakonjit.application.Application;
import org.peakonjit.config.Settings;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/**
 * A test sign-in: a browser has to go through it, so the first request answers where it begins, and the second opens what
 * the browser came back with.
 */
@Path("/applications/{name}/test-sign-in")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class TestSignInResource extends ApplicationPart {

    /** What began, and what the browser came back with. */
    public record TestSignInResult(
            @Default("") String ticket, @Default("") String result) {

        /** Neither of them. */
        @Override
        public String toString() {
            return "TestSignInResult";
        }
    }

    @Inject
    TestSignIns tests;

    @Inject
    TestSignInSeal seal;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @POST
    @Operation(summary = "Begins a test sign-in: a browser goes through it at the url")
    @ApiResponse(responseCode = "200", description = "Begun", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public TestSignIn begin(@PathParam("name") String name, @Context SecurityContext caller) {
        TestTicket ticket = tests.begin(Caller.nameOf(caller), required(name));
        String sealed = seal.seal(ticket);
        return new TestSignIn(
                sealed,
                settings.url(TestSignInServlet.PATH) + "?" + TestSignInServlet.TICKET + "=" + sealed,
                ticket.validUntil());
    }

    public record TestSignIn(
            String ticket,

            @Schema(format = "uri", description = "for a browser")
            String url,

            Instant validUntil) {}

    /** What was asserted, and what a sign-on would come to: only GETs go to Peakon. */
    @POST
    @Path("/result")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a test sign-in came to")
    @ApiResponse(responseCode = "200", description = "What was asserted, and the verdict", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public TestSignInOutcome conclude(
            @PathParam("name") String name,
            @RequestBody(required = true) Reading<TestSignInResult> body,
            @Context SecurityContext caller) {
        Application application = required(name);
        TestSignInResult given = body.orElseThrow(TestSignInResource::invalid);
        TestTicket ticket = seal.openTicket(given.ticket())
                .filter(one -> one.application().equals(name) && one.actor().equals(Caller.nameOf(caller)))
                .filter(one -> one.isValid(clock.instant()))
                .orElseThrow(() -> invalid(List.of(FieldError.of("/ticket", "value", DocumentFault.TEST_TICKET))));
        Asserted asserted = seal.open(given.result().strip(), ticket.id())
                .orElseThrow(() -> invalid(List.of(FieldError.of("/result", "value", DocumentFault.TEST_RESULT))));
        return new TestSignInOutcome(
                asserted, SimulationAnswer.of(tests.conclude(ticket.actor(), application, asserted)));
    }

    public record TestSignInOutcome(Asserted asserted, SimulationAnswer simulation) {}

    private static RuntimeException invalid(List<FieldError> errors) {
        return Problem.invalid("test-sign-in.invalid", "No test sign-in is concluded by this.", errors);
    }
}
