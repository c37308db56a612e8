package org.peakonjit.api.applications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationChanges.Deletion;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.http.Problems;
import org.peakonjit.api.http.VersionCondition;
import org.peakonjit.api.http.Versioned;
import org.peakonjit.api.list.Listing;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.json.Reading;
import org.peakonjit.license.Seats;

/** The applications people are handed on to. */
@Path("/applications")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class ApplicationsResource {

    private static final Versioned APPLICATION = new Versioned("application", "application");

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    ApplicationChanges changes;

    /** All of them, by name. */
    @GET
    @Operation(summary = "All applications")
    @ApiResponse(responseCode = "200", description = "All, by name", useReturnTypeSchema = true)
    public Listing<ApplicationDocument> all() {
        return Listing.of(applications.allStored().stream().map(this::document).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One application, with its version in ETag")
    @ApiResponse(
            responseCode = "200",
            description = "The application",
            content = @Content(schema = @Schema(implementation = ApplicationDocument.class)))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response one(@PathParam("name") String name) {
        Stored stored = applications
                .findStored(name)
                .orElseThrow(() -> Problem.notFound("application").exception());
        return show(stored).build();
    }

    /** Creates or replaces one. Without If-Match, whoever writes last wins. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates or replaces an application")
    @ApiResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = ApplicationDocument.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ApplicationDocument.class)))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "412", ref = "VersionChanged")
    @Parameter(ref = "ifMatch")
    @Parameter(ref = "ifNoneMatch")
    public Response put(
            @PathParam("name") String name,
            @RequestBody(required = true) Reading<ApplicationDocument> body,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        return APPLICATION.answer(
                changes.save(Caller.nameOf(caller), name, body, VersionCondition.of(headers)::isMetBy), this::show);
    }

    /** Deletes one that has no seats. */
    @DELETE
    @Path("/{name}")
    @Operation(summary = "Deletes an application that has no seats")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "412", ref = "VersionChanged")
    @Parameter(ref = "ifMatch")
    public Response delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext caller) {
        Deletion deletion = changes.delete(Caller.nameOf(caller), name, VersionCondition.of(headers)::isMetBy);
        if (deletion == Deletion.ABSENT) {
            throw Problem.notFound("application").exception();
        }
        if (deletion == Deletion.OVERTAKEN) {
            throw APPLICATION.overtaken();
        }
        if (deletion == Deletion.HAS_SEATS) {
            throw Problem.of(
                            409,
                            "application.has-seats",
                            "The application has seats: release them, or set \"enabled\" to false instead.")
                    .exception();
        }
        return Response.noContent().build();
    }

    private ResponseBuilder show(Stored stored) {
        return Versioned.show(document(stored), stored.version());
    }

    private ApplicationDocument document(Stored stored) {
        return ApplicationDocument.of(
                stored, seats.usage(stored.application().name()).consumed());
    }
}
