package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequest.OfAudit;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Problems;
import org.peakonjit.api.http.QueryValues;
import org.peakonjit.api.jobs.JobsResource;
import org.peakonjit.api.list.KeyedPage;
import org.peakonjit.api.list.KeyedPaging;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.config.Settings;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.json.DocumentFault;

/** The audit: read only, latest first. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class AuditResource {

    @Inject
    AuditTrail trail;

    @Inject
    Attempts attempts;

    @Inject
    AuditExport export;

    @Inject
    JobRequests jobs;

    @Inject
    Settings settings;

    /** A page of it. */
    @GET
    @Operation(summary = "A page of the audit, latest first")
    @ApiResponse(responseCode = "200", description = "The page", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public KeyedPage<AuditLine> page(@BeanParam KeyedPaging paging, @BeanParam AuditParameters wanted) {
        AuditQuery query = wanted.query();
        Slice<AuditEntry> page = trail.page(query, paging.place(), paging.limit);
        Map<Who, Long> counts = attempts.of(query, page.items());
        return KeyedPage.of(
                page.map(entry -> AuditLine.of(entry, counts.get(Who.of(entry)))), paging, trail.found(query));
    }

    /** All of it as a file: {@code format} is csv or xlsx, {@code zone} that of a spreadsheet's times. */
    @GET
    @Path("/export")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The audit as a file")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            })
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Response export(
            @BeanParam AuditParameters wanted,
            @QueryParam("format") @DefaultValue("csv") Format format,
            @QueryParam("zone") @DefaultValue("Z") @Parameter(schema = @Schema(type = "string")) ZoneId zone,
            @QueryParam("columns") @Nullable String names) {
        AuditQuery query = wanted.query();
        List<AuditColumn> columns = names == null ? List.of(AuditColumn.values()) : columns(names);
        StreamingOutput file = out -> export.write(query, format, columns, AuditColumn::key, zone, out);
        return Response.ok(file, format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"audit." + format.extension() + "\"")
                .build();
    }

    /** Begins a job that makes the same file, to be fetched later. */
    @POST
    @Path("/export")
    @Operation(summary = "Begins to make the audit a file")
    @ApiResponse(
            responseCode = "202",
            description = "The job, which has its address in Location",
            content = @Content(schema = @Schema(implementation = JobDocument.class)))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Response exportLater(
            @BeanParam AuditParameters wanted,
            @QueryParam("format") @DefaultValue("csv") Format format,
            @QueryParam("zone") @DefaultValue("Z") @Parameter(schema = @Schema(type = "string")) ZoneId zone,
            @QueryParam("columns") @Nullable String names,
            @Context SecurityContext caller) {
        AuditQuery query = wanted.query();
        List<AuditColumn> columns =
                AuditExport.withTime(names == null ? List.of(AuditColumn.values()) : columns(names));
        return JobsResource.accepted(
                settings,
                jobs.ask(
                        Job.Kind.EXPORT,
                        null,
                        Caller.nameOf(caller),
                        trail.found(query).number(),
                        new ExportRequest(
                                null,
                                OfAudit.of(query, columns),
                                format,
                                columns.stream().map(AuditColumn::key).toList(),
                                zone,
                                "audit." + format.extension())));
    }

    /** With commas between them. */
    private static List<AuditColumn> columns(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(name -> AuditColumn.of(name.strip())
                        .orElseThrow(() -> QueryValues.wrong(
                                "columns",
                                DocumentFault.SOME_OF.fault(Arrays.stream(AuditColumn.values())
                                        .map(AuditColumn::key)
                                        .collect(Collectors.joining(","))))))
                .toList();
    }
}
