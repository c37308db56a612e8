package org.peakonjit.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.seats.BulkRelease;
import org.peakonjit.administration.seats.BulkRelease.Progress;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** Releases all seats that a filter finds. */
@Path("/applications/{name}/seats/release")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class BulkReleaseResource {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    Applications applications;

    @Inject
    BulkRelease bulkRelease;

    /**
     * Goes on for up to 20 seconds; what remains then is for the next call. The filter is that of the list, and
     * {@code expected} the number of seats that it found: another number changes nothing.
     */
    @POST
    @Operation(summary = "Releases all seats that a filter finds")
    @ApiResponse(responseCode = "200", description = "How far it went", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public SeatsReleased release(
            @PathParam("name") String name, @BeanParam Wanted wanted, @Context SecurityContext caller) {
        SeatQuery query = wanted.query(SeatQuery.Order.HOLDER);
        Application application = Required.application(applications, name);
        Progress begun = bulkRelease.begin(application, query);
        if (wanted.expected == null || begun.total() != wanted.expected) {
            throw Problem.of(
                            409,
                            "seats.changed",
                            "The filter finds " + begun.total() + " seats: give that number as expected.")
                    .exception();
        }
        Progress ended = bulkRelease.goOn(Caller.nameOf(caller), application, query, wanted.account, begun, LONGEST);
        return new SeatsReleased(
                ended.released(),
                ended.kept(),
                ended.trouble() == null ? null : ended.trouble().english(),
                ended.finished() ? 0 : ended.total() - ended.released() - ended.kept());
    }

    /** Which seats, and what becomes of their accounts. */
    public static class Wanted extends SeatFilter {
        @QueryParam("expected")
        @Parameter(required = true)
        @Min(0)
        @Nullable
        public Integer expected;

        @QueryParam("account")
        @DefaultValue("keep")
        public AccountFate account;
    }

    public record SeatsReleased(
            long released,

            @Schema(description = "their accounts were not changed at Peakon")
            long kept,

            @Schema(description = "why the last of those is kept") @Nullable
            String trouble,

            @Schema(description = "for the next call") long remaining) {}
}
