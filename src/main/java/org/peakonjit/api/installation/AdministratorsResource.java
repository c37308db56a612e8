package org.peakonjit.api.installation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.administration.accounts.AdministratorChanges;
import org.peakonjit.administration.accounts.AdministratorChanges.Outcome;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.list.Listing;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/** The accounts of administrators and auditors. */
@Path("/administrators")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class AdministratorsResource {

    public record Account(String name, Role role) {}

    /** An account, as it is to be. */
    public record AccountDocument(
            @Nullable String name,
            @NotNull Role role,
            @Nullable String password) {

        /** Never the password. */
        @Override
        public String toString() {
            return "AccountDocument[" + role + "]";
        }
    }

    @Inject
    Administrators administrators;

    @Inject
    AdministratorChanges changes;

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
            @RequestBody(required = true) Reading<AccountDocument> body,
            @Context SecurityContext caller) {
        AccountDocument account = body.and(
                        document -> document.name() == null || document.name().equals(name)
                                ? List.of()
                                : List.of(FieldError.of("/name", "value", DocumentFault.OTHER_NAME)))
                .orElseThrow(AdministratorsResource::invalid);
        return answer(changes.put(Caller.nameOf(caller), name, account.role(), account.password()));
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
            case ABSENT -> throw Problem.absent("administrator");
            case WRONG_NAME -> throw invalid(List.of(FieldError.of("/name", "value", DocumentFault.ACCOUNT_NAME)));
            case WRONG_PASSWORD ->
                throw invalid(List.of(
                        FieldError.of("/password", "value", DocumentFault.PASSWORD_OF_NEW, PasswordHash.SHORTEST)));
            case LAST_ADMINISTRATOR ->
                throw Problem.conflict(
                        "administrator.last",
                        "Nobody else may change anything: make somebody else administrator first.");
        };
    }

    private static RuntimeException invalid(List<FieldError> errors) {
        return Problem.invalid("administrator.invalid", "The account cannot be saved like this.", errors);
    }
}
