package org.peakonjit.api.seats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequests;
import org.peakonjit.administration.exports.Exports;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.seats.SeatColumn;
import org.peakonjit.administration.seats.SeatDocument;
import org.peakonjit.administration.seats.SeatFault;
import org.peakonjit.administration.seats.SeatReleasing;
import org.peakonjit.administration.seats.SeatReleasing.Release;
import org.peakonjit.administration.seats.SeatReleasing.Release.Absent;
import org.peakonjit.administration.seats.SeatReleasing.Release.Kept;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Accepted;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.ApplicationPart;
import org.peakonjit.api.http.Attachment;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.jobs.JobsResource;
import org.peakonjit.api.list.FileParameters;
import org.peakonjit.api.list.KeyedPage;
import org.peakonjit.api.list.KeyedPaged;
import org.peakonjit.api.list.KeyedPaging;
import org.peakonjit.application.Application;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.json.Shapes;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.upkeep.Deprovisioning.AccountFate;

/** The ledger of an application. */
@Path("/applications/{name}/seats")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class SeatsResource extends ApplicationPart {

    @Inject
    Seats seats;

    @Inject
    SeatReleasing releasing;

    @Inject
    Exports exports;

    @Inject
    ExportRequests requests;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "A page of the ledger")
    @ApiResponse(responseCode = "200", description = "The page", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public SeatPage page(
            @PathParam("name") String name,
            @BeanParam KeyedPaging paging,
            @BeanParam SeatFilter filter,
            @QueryParam("order") @DefaultValue("holder") SeatQuery.Order order) {
        SeatQuery query = filter.query(order, clock.instant());
        required(name);
        LicenseUsage usage = seats.usage(name);
        Slice<SeatDocument> page =
                seats.page(name, query, paging.place(), paging.limit).map(SeatDocument::of);
        RowCount found = seats.found(name, query);
        return new SeatPage(
                page.items(),
                usage.consumed(),
                usage.limit().isPresent() ? usage.limit().getAsInt() : null,
                paging.offset,
                paging.limit,
                found.number(),
                found.isEstimate(),
                KeyedPage.text(page.previous()),
                KeyedPage.text(page.next()));
    }

    /** A page of the ledger, with what is consumed in all; the limit is null where there is none. */
    @Schema(name = "Seats")
    public record SeatPage(
            List<SeatDocument> items,
            long licensesConsumed,
            @Nullable Integer licenseConsumptionLimit,
            int offset,
            int limit,
            long total,

            @Schema(description = "whether there are more than 10,000, and total is about as many")
            boolean totalIsEstimate,

            @Schema(description = "the page before; null on the first") @Nullable
            String previousCursor,

            @Schema(description = "the page behind; null on the last") @Nullable
            String nextCursor)
            implements KeyedPaged {}

    /** What the filter finds, all of it, as it is read. */
    @GET
    @Path("/export")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The ledger as a file")
    @ApiResponse(responseCode = "200", ref = "Spreadsheet")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response now(@PathParam("name") String name, @BeanParam SeatFilter filter, @BeanParam FileParameters file) {
        ExportRequest request = request(name, filter, file);
        return Attachment.of(request.name(), request.format().mediaType(), out -> exports.write(name, request, out));
    }

    @POST
    @Path("/export")
    @Operation(summary = "Begins to make the ledger a file")
    @ApiResponse(responseCode = "202", description = JobsResource.BEGUN, useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Accepted<JobDocument> later(
            @PathParam("name") String name,
            @BeanParam SeatFilter filter,
            @BeanParam FileParameters file,
            @Context SecurityContext caller) {
        return JobsResource.accepted(requests.ask(Caller.nameOf(caller), name, request(name, filter, file)));
    }

    private ExportRequest request(String name, SeatFilter filter, FileParameters file) {
        SeatQuery query = filter.query(SeatQuery.Order.HOLDER, clock.instant());
        List<SeatColumn> columns = file.columns(SeatColumn.values());
        required(name);
        return ExportRequest.ofSeats(name, query, columns, SeatColumn::word, file.format, file.zone());
    }

    /**
     * Releases a seat (rule L8). The query parameter {@code account} says what becomes of the account at Peakon:
     * {@code keep} (default), {@code deactivate} or {@code delete}; when Peakon does not do its part, the seat is kept.
     * So is a reserved one.
     */
    @DELETE
    @Path("/{id}")
    @Operation(summary = "Releases a seat")
    @ApiResponse(responseCode = "204", description = "Released")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "502", ref = "Peakon")
    public void release(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @QueryParam("account") @DefaultValue("keep") AccountFate fate,
            @Context SecurityContext caller) {
        Application application = required(name);
        Seat seat = Shapes.id(id).flatMap(one -> seats.find(name, one)).orElseThrow(() -> Problem.absent("seat"));
        Release release = releasing.release(Caller.nameOf(caller), application, seat, fate);
        if (release instanceof Kept kept && kept.why().is(SeatFault.UNSETTLED)) {
            throw Problem.conflict(
                    "seat.unsettled", "The seat is kept: " + kept.why().english() + ".");
        }
        if (release instanceof Kept kept) {
            throw Problem.of(
                            502,
                            "account.unchanged",
                            "The seat is kept, since Peakon did not change the account: "
                                    + kept.why().english())
                    .exception();
        }
        if (release instanceof Absent) {
            throw Problem.absent("seat");
        }
    }
}
