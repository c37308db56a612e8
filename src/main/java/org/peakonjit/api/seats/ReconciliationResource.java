package org.peakonjit.api.seats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
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
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.administration.seats.ReconciliationDocument;
import org.peakonjit.administration.seats.ReconciliationRuns;
import org.peakonjit.administration.seats.ReconciliationWork.ReconciliationRequest;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Accepted;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.jobs.JobsResource;

/** The comparison of an application's ledger with Peakon's accounts. */
@Path("/applications/{name}/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class ReconciliationResource extends ApplicationPart {

    @Inject
    ReconciliationRuns runs;

    @Inject
    JobRequests jobs;

    @GET
    @Operation(summary = "The last reconciliation's report")
    @ApiResponse(responseCode = "200", description = "The report", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public ReconciliationDocument last(@PathParam("name") String name) {
        required(name);
        return runs.last(name)
                .map(report -> runs.document(name, report))
                .orElseThrow(() -> Problem.of(404, "not-found", "There was no reconciliation yet.")
                        .exception());
    }

    /**
     * Begins to reconcile, or answers the job that does so already: its {@code result} is the report. With
     * {@code releaseAll=true} it releases however many seats there are to be released (rule W8), or with {@code expected}
     * up to that number; a job that releases another number does something else, and has to end first.
     */
    @POST
    @Operation(summary = "Compares the ledger with Peakon's accounts now")
    @ApiResponse(responseCode = "202", description = JobsResource.BEGUN, useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Accepted<JobDocument> run(
            @PathParam("name") String name,
            @QueryParam("releaseAll") @DefaultValue("false") boolean releaseAll,
            @QueryParam("expected") @DefaultValue("2147483647") @Min(0) int expected,
            @Context SecurityContext caller) {
        if (!required(name).scim().jitProvisioning()) {
            throw Problem.conflict("provisioning.off", "Just-in-time provisioning is off: there is no ledger.");
        }
        ReconciliationRequest wanted = new ReconciliationRequest(releaseAll ? expected : 0);
        Begun begun = jobs.ask(Job.Kind.RECONCILIATION, name, Caller.nameOf(caller), 0, wanted);
        if (!begun.isNew() && !begun.job().request(ReconciliationRequest.class).equals(wanted)) {
            throw Problem.conflict(
                    "job.under-way",
                    "This application is being compared already, to release another number of seats: job "
                            + begun.job().id() + ". Wait for its end, or cancel it.");
        }
        return JobsResource.accepted(begun);
    }
}
