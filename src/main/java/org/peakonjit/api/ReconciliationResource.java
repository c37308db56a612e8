package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.Changes;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.license.Seats;
import org.peakonjit.upkeep.Reconciliation;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;
import org.peakonjit.upkeep.Reconciliations;

/** The comparison of an application's ledger with Peakon's accounts. */
@Path("/applications/{name}/reconcile")
@Produces(MediaType.APPLICATION_JSON)
@Problems
@Singleton
public class ReconciliationResource {

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    Reconciliation reconciliation;

    @Inject
    Reconciliations reconciliations;

    @Inject
    Changes changes;

    /** The last report. */
    @GET
    @Operation(summary = "The last reconciliation's report")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Reconciliation")))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public JsonNode last(@PathParam("name") String name) {
        Required.application(applications, name);
        return reconciliations
                .last(name)
                .map(report -> json(name, report))
                .orElseThrow(() -> Problem.notFound("reconciliation yet").exception());
    }

    /** Reconciles now, and answers the report when it is done. */
    @POST
    @Operation(summary = "Compares the ledger with Peakon's accounts now")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Reconciliation")))
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public JsonNode run(@PathParam("name") String name, @Context SecurityContext caller) {
        Application application = Required.application(applications, name);
        if (!application.scim().jitProvisioning()) {
            throw Problem.of(409, "provisioning.off", "Just-in-time provisioning is off: there is no ledger.")
                    .exception();
        }
        JsonNode report = json(name, reconciliation.run(application));
        changes.tell(Caller.nameOf(caller), AdministrativeAction.APPLICATION_RECONCILED, name, null, report);
        return report;
    }

    private ObjectNode json(String name, ReconciliationReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", report.at().toString());
        json.put("failure", report.failure());
        json.put("accounts", report.accounts());
        json.put("seats", report.seats());
        json.set("unknownAccounts", json(report.unknownAccounts()));
        json.set("seatsWithoutAccount", json(report.seatsWithoutAccount()));
        json.set("inactiveHolders", json(report.inactiveHolders()));
        json.put("held", report.held());
        json.put("released", report.released());
        json.put("licensesConsumed", seats.usage(name).consumed());
        return json;
    }

    private static ObjectNode json(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("count", finding.count());
        finding.names().forEach(json.putArray("names")::add);
        return json;
    }
}
