package org.peakonjit.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.seats.ReconciliationDocument;
import org.peakonjit.administration.seats.ReconciliationRuns;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.upkeep.ReconciliationReport;

/** The comparison of an application's ledger with Peakon's accounts. */
@Path("/applications/{name}/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class ReconciliationResource {

    @Inject
    Applications applications;

    @Inject
    ReconciliationRuns runs;

    /** The last report. */
    @GET
    @Operation(summary = "The last reconciliation's report")
    @ApiResponse(responseCode = "200", description = "The report", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public ReconciliationDocument last(@PathParam("name") String name) {
        Required.application(applications, name);
        return runs.last(name)
                .map(report -> runs.document(name, report))
                .orElseThrow(() -> Problem.notFound("reconciliation yet").exception());
    }

    /**
     * Reconciles now, and answers the report when it is done. With {@code releaseAll=true} it releases however many seats
     * there are to be released (rule W8), or with {@code expected} up to that number.
     */
    @POST
    @Operation(summary = "Compares the ledger with Peakon's accounts now")
    @ApiResponse(responseCode = "200", description = "The report", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public ReconciliationDocument run(
            @PathParam("name") String name,
            @QueryParam("releaseAll") @DefaultValue("false") boolean releaseAll,
            @QueryParam("expected") @DefaultValue("2147483647") @Min(0) int expected,
            @Context SecurityContext caller) {
        Application application = Required.application(applications, name);
        if (!application.scim().jitProvisioning()) {
            throw Problem.of(409, "provisioning.off", "Just-in-time provisioning is off: there is no ledger.")
                    .exception();
        }
        String actor = Caller.nameOf(caller);
        ReconciliationReport report =
                releaseAll ? runs.runReleasing(actor, application, expected) : runs.run(actor, application);
        return runs.document(name, report);
    }
}
