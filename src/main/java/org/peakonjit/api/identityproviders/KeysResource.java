package org.peakonjit.api.identityproviders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.peakonjit.administration.keys.KeyChanges;
import org.peakonjit.administration.keys.KeyChanges.Step;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.json.Worded;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.KeyState;
import org.peakonjit.saml.keys.OwnKey;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Our own key pairs: what is published, and the three steps of a rollover. Private keys are answered to nobody. */
@Path("/keys")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class KeysResource {

    private static final String PEM = "application/x-pem-file";
    private static final List<Use> ORDER = List.of(Use.IDP_SIGNING, Use.SP_ENCRYPTION, Use.SP_SIGNING);

    @Inject
    KeyRollover rollover;

    @Inject
    KeyChanges changes;

    /** All that are not retired, by use, the newest first. */
    @GET
    @Operation(summary = "Our own key pairs that are not retired")
    @ApiResponse(responseCode = "200", description = "All", useReturnTypeSchema = true)
    public Keys all() {
        return new Keys(ORDER.stream().flatMap(this::documents).toList());
    }

    /** The certificate of the active key pair; the query parameter {@code state} may ask for {@code next}. */
    @GET
    @Path("/{use}/certificate")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A certificate as PEM file")
    @ApiResponse(
            responseCode = "200",
            description = "The certificate",
            content = @Content(mediaType = "application/x-pem-file"))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response certificate(
            @PathParam("use") String name, @QueryParam("state") @DefaultValue("active") KeyState state) {
        OwnKey key = rollover.keys(use(name)).stream()
                .filter(one -> one.state() == state)
                .findFirst()
                .orElseThrow(() -> Problem.absent("certificate"));
        return Response.ok(key.pem(), PEM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"peakon-jit-proxy-" + name + ".pem\"")
                .build();
    }

    @POST
    @Path("/{use}/publish-next")
    @Operation(summary = "Makes and publishes the next key pair")
    @ApiResponse(responseCode = "200", description = "The use's keys", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public Keys publishNext(@PathParam("use") String name, @Context SecurityContext caller) {
        return step(
                name,
                Step.PUBLISH,
                caller,
                Problem.of(409, "keys.next-published", "The next key pair is published already."));
    }

    @POST
    @Path("/{use}/switch")
    @Operation(summary = "Makes the next key pair the active one")
    @ApiResponse(responseCode = "200", description = "The use's keys", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public Keys switchOver(@PathParam("use") String name, @Context SecurityContext caller) {
        return step(name, Step.SWITCH, caller, Problem.of(409, "keys.no-next", "Publish the next key pair first."));
    }

    @POST
    @Path("/{use}/retire")
    @Operation(summary = "Publishes the previous key pair no longer")
    @ApiResponse(responseCode = "200", description = "The use's keys", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public Keys retire(@PathParam("use") String name, @Context SecurityContext caller) {
        return step(name, Step.RETIRE, caller, Problem.of(409, "keys.no-previous", "There is no previous key pair."));
    }

    private Keys step(String name, Step step, SecurityContext caller, Problem whenNothingToDo) {
        Use use = use(name);
        if (!changes.take(Caller.nameOf(caller), step, use)) {
            throw whenNothingToDo.exception();
        }
        return new Keys(documents(use).toList());
    }

    private Stream<KeyDocument> documents(Use use) {
        return rollover.keys(use).stream()
                .map(key -> new KeyDocument(key.use(), key.state(), key.fingerprint(), key.notAfter(), key.pem()));
    }

    public record Keys(List<KeyDocument> items) {}

    @Schema(name = "Key")
    public record KeyDocument(
            Use use,
            KeyState state,
            String fingerprint,
            Instant notAfter,
            @Schema(description = "PEM") String certificate) {}

    private static Use use(String name) {
        return Worded.find(Use.values(), name).orElseThrow(() -> Problem.absent("use of keys"));
    }
}
