package org.peakonjit.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.signon.SignOnEvent;

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

    /** A page of it. */
    @GET
    @Operation(summary = "A page of the audit, latest first")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AuditEntries")))
    @ApiResponse(responseCode = "400", ref = "Invalid")
    @Parameter(ref = "offset")
    @Parameter(ref = "limit")
    @Parameter(ref = "kind")
    @Parameter(ref = "from")
    @Parameter(ref = "until")
    @Parameter(ref = "application")
    @Parameter(ref = "outcome")
    @Parameter(ref = "person")
    @Parameter(ref = "policy")
    @Parameter(ref = "flow")
    @Parameter(ref = "admitted")
    @Parameter(ref = "provisioning")
    @Parameter(ref = "auditOrder")
    public Response page(@Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        Paging paging = Paging.of(parameters);
        AuditQuery query = query(parameters);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("items");
        List<AuditEntry> entries = trail.page(query, paging.offset(), paging.limit());
        Map<Who, Long> counts = attempts.of(query, entries);
        entries.forEach(entry -> items.add(json(entry, counts.get(Who.of(entry)))));
        return paging.answer(page, uri, trail.count(query));
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
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"csv", "xlsx"}))
    @Parameter(name = "zone", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(ref = "kind")
    @Parameter(ref = "from")
    @Parameter(ref = "until")
    @Parameter(ref = "application")
    @Parameter(ref = "outcome")
    @Parameter(ref = "person")
    @Parameter(ref = "policy")
    @Parameter(ref = "flow")
    @Parameter(ref = "admitted")
    @Parameter(ref = "provisioning")
    @Parameter(ref = "auditOrder")
    @Parameter(name = "columns", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    public Response export(@Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        AuditQuery query = query(parameters);
        Format format = Paging.choice(parameters, "format", Format.values()).orElse(Format.CSV);
        ZoneId zone = Paging.text(parameters, "zone").map(AuditResource::zone).orElse(ZoneOffset.UTC);
        List<AuditColumn> columns = columns(parameters);
        StreamingOutput file = out -> export.write(query, format, columns, AuditColumn::key, zone, out);
        return Response.ok(file, format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"audit." + format.extension() + "\"")
                .build();
    }

    /** {@code columns}, with commas between them; all of them where it is absent. */
    private static List<AuditColumn> columns(MultivaluedMap<String, String> parameters) {
        return Paging.text(parameters, "columns")
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(name -> AuditColumn.of(name.strip())
                                .orElseThrow(() -> Paging.wrong(
                                        "columns",
                                        DocumentFault.SOME_OF.fault(Arrays.stream(AuditColumn.values())
                                                .map(AuditColumn::key)
                                                .collect(Collectors.joining(","))))))
                        .toList())
                .orElse(List.of(AuditColumn.values()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Paging.wrong("zone", DocumentFault.ZONE.fault());
        }
    }

    private static AuditQuery query(MultivaluedMap<String, String> parameters) {
        return new AuditQuery(
                Paging.choice(parameters, "kind", AuditEntry.Kind.values()),
                instant(parameters, "from"),
                instant(parameters, "until"),
                Paging.text(parameters, "application"),
                Paging.text(parameters, "outcome"),
                Paging.text(parameters, "person"),
                new SignOns(
                        Paging.text(parameters, "policy"),
                        Paging.choice(parameters, "flow", SignOnEvent.Flow.values())
                                .map(Enum::name),
                        Paging.flag(parameters, "admitted"),
                        Paging.flag(parameters, "provisioning").orElse(false)),
                Paging.choice(parameters, "order", AuditQuery.Order.values()).orElse(AuditQuery.Order.LATEST));
    }

    private static Optional<Instant> instant(MultivaluedMap<String, String> parameters, String name) {
        return Paging.text(parameters, name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw Paging.wrong(name, DocumentFault.INSTANT.fault());
            }
        });
    }

    /** @param attempts null where nobody is verified */
    private static ObjectNode json(AuditEntry entry, @Nullable Long attempts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.id().toString())
                .put("at", entry.at().toString())
                .put("kind", Words.of(entry.kind()))
                .put("reference", entry.reference())
                .put("application", entry.application())
                .put("person", entry.person())
                .put("issuer", entry.issuer())
                .put("flow", entry.flow() == null ? null : entry.flow().toLowerCase(Locale.ROOT))
                .put("attempts", entry.kind() == AuditEntry.Kind.SIGN_ON ? attempts : null)
                .put("outcome", entry.outcome())
                .put(
                        "provisioned",
                        entry.provisioned() == null ? null : entry.provisioned().toLowerCase(Locale.ROOT))
                .put("policy", entry.policy())
                .put("detail", entry.english())
                .put("address", entry.address())
                .put("actor", entry.actor())
                .put("object", entry.object())
                .put("before", entry.before())
                .put("after", entry.after());
    }
}
