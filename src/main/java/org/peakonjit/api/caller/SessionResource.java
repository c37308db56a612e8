package org.peakonjit.api.caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.BrowserSession.Session;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.administration.accounts.OwnPassword;
import org.peakonjit.administration.accounts.OwnPassword.Outcome;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

/** Who asks, and their password. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class SessionResource {

    /** Where everybody may change something: their own password. */
    static final String PASSWORD = "session/password";

    /** One's present password, and the new one. */
    public record PasswordChange(
            @Default("") String current, @Default("") String password) {

        /** Neither of them. */
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @Inject
    OwnPassword ownPassword;

    @Inject
    ClientAddress address;

    /** The caller's name and role and, in a console session, the token that changes have to carry. */
    @GET
    @Operation(summary = "Who asks")
    @ApiResponse(responseCode = "200", description = "The caller", useReturnTypeSchema = true)
    public SessionDocument own(@Context SecurityContext context) {
        Caller caller = Caller.of(context);
        return new SessionDocument(
                caller.administrator().name(),
                caller.administrator().role(),
                caller.session().map(Session::token).orElse(null));
    }

    /** Who asks; {@code token} is null outside of a console session. */
    @Schema(name = "Session")
    public record SessionDocument(
            String name, Role role, @Nullable String token) {}

    /** Changes one's own password; an auditor may, too. All console sessions of the account end. */
    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes one's own password")
    @ApiResponse(responseCode = "204", description = "Changed; all console sessions of the account have ended")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Response changePassword(
            @RequestBody(required = true) Reading<PasswordChange> body, @Context SecurityContext context) {
        PasswordChange change = body.orElseThrow(SessionResource::wrong);
        Outcome outcome = ownPassword.change(
                Caller.of(context).administrator(), change.current(), change.password(), address.get());
        if (outcome instanceof Outcome.Unfit) {
            throw wrong(
                    List.of(FieldError.of("/password", "value", DocumentFault.PASSWORD_LENGTH, PasswordHash.SHORTEST)));
        }
        if (outcome instanceof Outcome.Wrong) {
            throw wrong(List.of(FieldError.of("/current", "value", DocumentFault.NOT_PRESENT_PASSWORD)));
        }
        return outcome instanceof Outcome.Later later
                ? Problem.throttled(later.retryAfter())
                : Response.noContent().build();
    }

    private static RuntimeException wrong(List<FieldError> errors) {
        return Problem.invalid("password.invalid", "The password is not changed.", errors);
    }
}
