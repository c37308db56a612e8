package org.peakonjit.api.seats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequest.OfSeats;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.administration.seats.SeatColumn;
import org.peakonjit.administration.seats.SeatExport;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Problems;
import org.peakonjit.api.http.QueryValues;
import org.peakonjit.api.http.Required;
import org.peakonjit.api.jobs.JobsResource;
import org.peakonjit.application.Applications;
import org.peakonjit.config.Settings;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.license.Seats;
import org.peakonjit.license.seat.SeatQuery;

/** The ledger of an application as a file. */
@Path("/applications/{name}/seats/export")
@Produces(MediaType.WILDCARD)
@Problems
@Singleton
public class SeatsFileResource {

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    SeatExport export;

    @Inject
    JobRequests jobs;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Which seats, and how the file has them. */
    public static class Wanted extends SeatFilter {
        @QueryParam("format")
        @DefaultValue("csv")
        public Format format;

        @QueryParam("zone")
        @DefaultValue("Z")
        public String zone;

        /** The zone of a spreadsheet's times; a bean's member is described by its type. */
        ZoneId zoneId() {
            return QueryValues.zone(zone, "zone");
        }

        @QueryParam("columns")
        @Nullable
        public String columns;

        /** With commas between them. */
        List<SeatColumn> columns() {
            if (columns == null) {
                return List.of(SeatColumn.values());
            }
            return Arrays.stream(columns.split(",", -1))
                    .map(name -> Arrays.stream(SeatColumn.values())
                            .filter(column -> column.key().equals(name.strip()))
                            .findFirst()
                            .orElseThrow(() -> QueryValues.wrong(
                                    "columns",
                                    DocumentFault.SOME_OF.fault(Arrays.stream(SeatColumn.values())
                                            .map(SeatColumn::key)
                                            .collect(Collectors.joining(","))))))
                    .toList();
        }
    }

    /** What the filter finds, all of it, as it is read. */
    @GET
    @Operation(summary = "The ledger as a file")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            })
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response now(@PathParam("name") String name, @BeanParam Wanted wanted) {
        SeatQuery query = wanted.query(SeatQuery.Order.HOLDER, clock.instant());
        List<SeatColumn> columns = wanted.columns();
        Required.application(applications, name);
        StreamingOutput file = out ->
                export.write(name, query, wanted.format, columns, titles(columns), wanted.zoneId(), out, lines -> true);
        return Response.ok(file, wanted.format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + file(name, wanted.format) + "\"")
                .build();
    }

    /** Begins a job that makes the file, to be fetched later. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Begins to make the ledger a file")
    @ApiResponse(
            responseCode = "202",
            description = "The job, which has its address in Location",
            content = @Content(schema = @Schema(implementation = JobDocument.class)))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response later(@PathParam("name") String name, @BeanParam Wanted wanted, @Context SecurityContext caller) {
        SeatQuery query = wanted.query(SeatQuery.Order.HOLDER, clock.instant());
        List<SeatColumn> columns = wanted.columns();
        Required.application(applications, name);
        return JobsResource.accepted(
                settings,
                jobs.ask(
                        Job.Kind.EXPORT,
                        name,
                        Caller.nameOf(caller),
                        seats.found(name, query).number(),
                        new ExportRequest(
                                OfSeats.of(query, columns),
                                null,
                                wanted.format,
                                titles(columns),
                                wanted.zoneId(),
                                file(name, wanted.format))));
    }

    private static List<String> titles(List<SeatColumn> columns) {
        return columns.stream().map(SeatColumn::key).toList();
    }

    private static String file(String application, Format format) {
        return "seats-" + application + "." + format.extension();
    }
}
