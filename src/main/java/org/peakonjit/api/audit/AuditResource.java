package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.exports.ExportRequests;
import org.peakonjit.administration.exports.Exports;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Accepted;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Attachment;
import org.peakonjit.api.jobs.JobsResource;
import org.peakonjit.api.list.FileParameters;
import org.peakonjit.api.list.KeyedPage;
import org.peakonjit.api.list.KeyedPaging;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.keyset.Slice;

/** The audit: read only, latest first. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class AuditResource {

    @Inject
    AuditTrail trail;

    @Inject
    Attempts attempts;

    @Inject
    Exports exports;

    @Inject
    ExportRequests requests;

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
    @ApiResponse(responseCode = "200", ref = "Spreadsheet")
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Response export(@BeanParam AuditParameters wanted, @BeanParam FileParameters file) {
        ExportRequest request = request(wanted, file);
        return Attachment.of(request.name(), request.format().mediaType(), out -> exports.write(null, request, out));
    }

    @POST
    @Path("/export")
    @Operation(summary = "Begins to make the audit a file")
    @ApiResponse(responseCode = "202", description = JobsResource.BEGUN, useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Accepted<JobDocument> exportLater(
            @BeanParam AuditParameters wanted, @BeanParam FileParameters file, @Context SecurityContext caller) {
        return JobsResource.accepted(requests.ask(Caller.nameOf(caller), null, request(wanted, file)));
    }

    private static ExportRequest request(AuditParameters wanted, FileParameters file) {
        List<AuditColumn> columns = file.columns(AuditColumn.values());
        return ExportRequest.ofAudit("audit", wanted.query(), columns, AuditColumn::word, file.format, file.zone());
    }
}
