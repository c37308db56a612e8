package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.administration.accounts.AdministratorChanges;
import org.peakonjit.administration.accounts.AdministratorChanges.Outcome;
import org.peakonjit.json.FieldError;

/** The accounts of administrators and auditors. */
@Path("/administrators")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class AdministratorsResource {

    /** An account, as it is answered. */
    public record Account(String name, Role role) {}

    private static final Set<String> MEMBERS = Set.of("name", "role", "password");

    @Inject
    Administrators administrators;

    @Inject
    AdministratorChanges changes;

    /** All of them, by name. */
    @GET
    @Operation(summary = "The accounts of administrators and auditors")
    @ApiResponse(responseCode = "200", description = "All, by name", useReturnTypeSchema = true)
    public Listing<Account> all() {
        return Listing.of(administrators.all().stream()
                .map(one -> new Account(one.name(), one.role()))
                .toList());
    }

    /** Creates an account, or changes its role and, if given, its password. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates an account, or changes its role and password")
    @ApiResponse(responseCode = "201", description = "Created")
    @ApiResponse(responseCode = "204", description = "Changed")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public Response put(
            @PathParam("name") String name,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(ref = "Administrator")))
                    JsonNode body,
            @Context SecurityContext caller) {
        List<FieldError> errors = new ArrayList<>();
        body.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                errors.add(new FieldError("/" + member, "unknown", "is no member of an administrator"));
            }
        });
        String role = body.path("role").asText("").toUpperCase(Locale.ROOT);
        if (!role.equals(Role.ADMINISTRATOR.name()) && !role.equals(Role.AUDITOR.name())) {
            errors.add(new FieldError("/role", "value", "must be administrator or auditor"));
        }
        if (body.hasNonNull("name") && !body.path("name").asText().equals(name)) {
            errors.add(new FieldError("/name", "value", "must be the name in the address, or absent"));
        }
        if (body.hasNonNull("password") && !body.path("password").isTextual()) {
            errors.add(new FieldError("/password", "type", "must be a text"));
        }
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        String password = body.hasNonNull("password") ? body.path("password").asText() : null;
        return answer(changes.put(Caller.nameOf(caller), name, Role.valueOf(role), password));
    }

    /** Removes an account; the last administrator stays. */
    @DELETE
    @Path("/{name}")
    @Operation(summary = "Removes an account")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public Response remove(@PathParam("name") String name, @Context SecurityContext caller) {
        return answer(changes.remove(Caller.nameOf(caller), name));
    }

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case CREATED -> Response.status(201).build();
            case CHANGED, REMOVED -> Response.noContent().build();
            case ABSENT -> throw Problem.notFound("administrator").exception();
            case WRONG_NAME ->
                throw invalid(List.of(
                        new FieldError("/name", "value", "must have up to 128 characters and no colon (RFC 7617)")));
            case WRONG_PASSWORD ->
                throw invalid(List.of(new FieldError(
                        "/password",
                        "value",
                        "must be given for a new account, with " + PasswordHash.SHORTEST + " to 1024 characters")));
            case LAST_ADMINISTRATOR ->
                throw Problem.of(
                                409,
                                "administrator.last",
                                "Nobody else may change anything: make somebody else administrator first.")
                        .exception();
        };
    }

    private static RuntimeException invalid(List<FieldError> errors) {
        return new Problem(400, "administrator.invalid", "The account cannot be saved like this.", errors).exception();
    }
}
