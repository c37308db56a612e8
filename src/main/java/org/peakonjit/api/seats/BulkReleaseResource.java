package org.peakonjit.api.seats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.administration.seats.BulkRelease;
import org.peakonjit.administration.seats.BulkRelease.Progress;
import org.peakonjit.administration.seats.ReleaseRequest;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Accepted;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.jobs.JobsResource;
import org.peakonjit.application.Application;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** Releases all seats that a filter finds. */
@Path("/applications/{name}/seats/release")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class BulkReleaseResource extends ApplicationPart {

    @Inject
    Seats seats;

    @Inject
    BulkRelease bulkRelease;

    @Inject
    JobRequests jobs;

    @Inject
    Clock clock;

    /**
     * Begins a job that does it. The filter is that of the list, and {@code expected} the number of seats that it found:
     * another number changes nothing, and neither does a second request while the first one's job is under way.
     */
    @POST
    @Operation(summary = "Releases all seats that a filter finds")
    @ApiResponse(responseCode = "202", description = JobsResource.BEGUN, useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public Accepted<JobDocument> release(
            @PathParam("name") String name, @BeanParam ReleaseParameters wanted, @Context SecurityContext caller) {
        SeatQuery asked = wanted.query(SeatQuery.Order.HOLDER, clock.instant());
        Application application = required(name);
        SeatQuery query = seats.pinned(name, asked);
        Progress found = bulkRelease.begin(application, query);
        if (wanted.expected == null || found.total() != wanted.expected) {
            throw Problem.conflict(
                    "seats.changed", "The filter finds " + found.total() + " seats: give that number as expected.");
        }
        Begun begun = jobs.ask(
                Job.Kind.BULK_RELEASE,
                name,
                Caller.nameOf(caller),
                found.total(),
                ReleaseRequest.of(query, found.until(), wanted.account));
        if (!begun.isNew()) {
            throw Problem.conflict(
                    "job.under-way",
                    "Seats of this application are being released already: job "
                            + begun.job().id() + ". Wait for its end, or cancel it.");
        }
        return JobsResource.accepted(begun);
    }

    /** Which seats, and what becomes of their accounts. */
    public static class ReleaseParameters extends SeatFilter {
        @QueryParam("expected")
        @Parameter(required = true)
        @Min(0)
        @Nullable
        public Integer expected;

        @QueryParam("account")
        @DefaultValue("keep")
        public AccountFate account;
    }
}
