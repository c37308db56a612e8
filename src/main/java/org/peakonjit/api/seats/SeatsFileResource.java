package org.peakonjit.api.seats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequests;
import org.peakonjit.administration.exports.Exports;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.seats.SeatColumn;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Accepted;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Attachment;
import org.peakonjit.api.http.Required;
import org.peakonjit.api.jobs.JobsResource;
import org.peakonjit.api.list.FileParameters;
import org.peakonjit.application.Applications;
import org.peakonjit.license.seat.SeatQuery;

/** The ledger of an application as a file. */
@Path("/applications/{name}/seats/export")
@Produces(MediaType.WILDCARD)
@ApiResource
public class SeatsFileResource {

    @Inject
    Applications applications;

    @Inject
    Exports exports;

    @Inject
    ExportRequests requests;

    @Inject
    Clock clock;

    /** What the filter finds, all of it, as it is read. */
    @GET
    @Operation(summary = "The ledger as a file")
    @ApiResponse(responseCode = "200", ref = "Spreadsheet")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response now(@PathParam("name") String name, @BeanParam SeatFilter filter, @BeanParam FileParameters file) {
        ExportRequest request = request(name, filter, file);
        return Attachment.of(request.name(), request.format().mediaType(), out -> exports.write(name, request, out));
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
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
        Required.application(applications, name);
        return ExportRequest.ofSeats(name, query, columns, SeatColumn::word, file.format, file.zone());
    }
}
