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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.peakonjit.administration.testsignin.Asserted;
import org.peakonjit.administration.testsignin.TestSignInSeal;
import org.peakonjit.administration.testsignin.TestSignInServlet;
import org.peakonjit.administration.testsignin.TestSignIns;
import org.peakonjit.administration.testsignin.TestTicket;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
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
@Problems
@Singleton
public class TestSignInResource {

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
    Applications applications;

    @Inject
    TestSignIns tests;

    @Inject
    TestSignInSeal seal;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Begins one. */
    @POST
    @Operation(summary = "Begins a test sign-in: a browser goes through it at the url")
    @ApiResponse(
            responseCode = "200",
            description = "Begun",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "TestSignIn")))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public JsonNode begin(@PathParam("name") String name, @Context SecurityContext caller) {
        TestTicket ticket = tests.begin(Caller.nameOf(caller), Required.application(applications, name));
        String sealed = seal.seal(ticket);
        return JsonNodeFactory.instance
                .objectNode()
                .put("ticket", sealed)
                .put("url", settings.url(TestSignInServlet.PATH) + "?" + TestSignInServlet.TICKET + "=" + sealed)
                .put("validUntil", ticket.validUntil().toString());
    }

    /** What was asserted, and what a sign-on would come to: only GETs go to Peakon. */
    @POST
    @Path("/result")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a test sign-in came to")
    @ApiResponse(
            responseCode = "200",
            description = "What was asserted, and the verdict",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "TestSignInOutcome")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public JsonNode conclude(
            @PathParam("name") String name,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "TestSignInResult")))
                    Reading<TestSignInResult> body,
            @Context SecurityContext caller) {
        Application application = Required.application(applications, name);
        TestSignInResult given = body.orElseThrow(TestSignInResource::invalid);
        TestTicket ticket = seal.openTicket(given.ticket())
                .filter(one -> one.application().equals(name) && one.actor().equals(Caller.nameOf(caller)))
                .filter(one -> one.isValid(clock.instant()))
                .orElseThrow(() -> invalid(List.of(FieldError.of("/ticket", "value", DocumentFault.TEST_TICKET))));
        Asserted asserted = seal.open(given.result().strip(), ticket.id())
                .orElseThrow(() -> invalid(List.of(FieldError.of("/result", "value", DocumentFault.TEST_RESULT))));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        write(asserted, json.putObject("asserted"));
        json.set("simulation", SimulationResource.json(tests.conclude(ticket.actor(), application, asserted)));
        return json;
    }

    private static void write(Asserted asserted, ObjectNode json) {
        json.put("issuer", asserted.issuer());
        json.put("nameId", asserted.nameId());
        json.put("format", asserted.format());
        ObjectNode attributes = json.putObject("attributes");
        new TreeMap<>(asserted.attributes())
                .forEach((attribute, values) -> values.forEach(attributes.putArray(attribute)::add));
    }

    private static RuntimeException invalid(List<FieldError> errors) {
        return new Problem(400, "test-sign-in.invalid", "No test sign-in is concluded by this.", errors).exception();
    }
}
