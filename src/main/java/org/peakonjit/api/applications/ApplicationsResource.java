package org.peakonjit.api.applications;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.http.VersionCondition;
import org.peakonjit.api.http.Versioned;
import org.peakonjit.api.http.VersionedKind;
import org.peakonjit.api.list.Listing;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.json.Reading;
import org.peakonjit.license.Seats;

/** The applications people are handed on to. */
@Path("/applications")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class ApplicationsResource {

    private static final VersionedKind APPLICATION = new VersionedKind("application", "application");

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    ApplicationChanges changes;

    @GET
    @Operation(summary = "All applications")
    @ApiResponse(responseCode = "200", description = "All, by name", useReturnTypeSchema = true)
    public Listing<ApplicationDocument> all() {
        return Listing.of(applications.allStored().stream().map(this::document).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One application, with its version in ETag")
    @ApiResponse(responseCode = "200", description = "The application", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Versioned<ApplicationDocument> one(@PathParam("name") String name) {
        return show(applications.findStored(name).orElseThrow(APPLICATION::absent));
    }

    /** Creates or replaces one. Without If-Match, whoever writes last wins. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates or replaces an application")
    @VersionedKind.Replaced
    public Versioned<ApplicationDocument> put(
            @PathParam("name") String name,
            @RequestBody(required = true) Reading<ApplicationDocument> body,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        return APPLICATION.answer(
                changes.save(Caller.nameOf(caller), name, body, VersionCondition.of(headers)::isMetBy), this::show);
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Deletes an application that has no seats")
    @VersionedKind.Deleted
    public void delete(@PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext caller) {
        switch (changes.delete(Caller.nameOf(caller), name, VersionCondition.of(headers)::isMetBy)) {
            case DELETED -> {}
            case ABSENT -> throw APPLICATION.absent();
            case OVERTAKEN -> throw APPLICATION.overtaken();
            case HAS_SEATS ->
                throw Problem.conflict(
                        "application.has-seats",
                        "The application has seats: release them, or set \"enabled\" to false instead.");
        }
    }

    private Versioned<ApplicationDocument> show(Stored stored) {
        return new Versioned<>(document(stored), stored.version());
    }

    private ApplicationDocument document(Stored stored) {
        return ApplicationDocument.of(
                stored, seats.usage(stored.application().name()).consumed());
    }
}
