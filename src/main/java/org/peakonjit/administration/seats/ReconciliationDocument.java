package org.peakonjit.administration.seats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.peakonjit.refusal.Fault;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

/** What a comparison of the ledger with Peakon's accounts found, as administrators read it. */
public final class ReconciliationDocument {

    private ReconciliationDocument() {}

    /** @param consumed licences consumed now */
    public static ObjectNode of(ReconciliationReport report, long consumed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", report.at().toString());
        json.put(
                "failure",
                report.failure() == null ? null : Fault.of(report.failure()).english());
        json.put("accounts", report.accounts());
        json.put("seats", report.seats());
        json.set("unknownAccounts", json(report.unknownAccounts()));
        json.set("seatsWithoutAccount", json(report.seatsWithoutAccount()));
        json.set("inactiveHolders", json(report.inactiveHolders()));
        json.put("held", report.held());
        json.put("released", report.released());
        json.put("licensesConsumed", consumed);
        return json;
    }

    private static ObjectNode json(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("count", finding.count());
        finding.names().forEach(json.putArray("names")::add);
        return json;
    }
}
