package org.peakonjit.administration.seats;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

/** What a comparison of the ledger with Peakon's accounts found, as administrators read it. */
@Schema(name = "Reconciliation")
public record ReconciliationDocument(
        Instant at,
        @Nullable String failure,
        long accounts,
        long seats,
        Finding unknownAccounts,
        Finding seatsWithoutAccount,
        Finding inactiveHolders,

        @Schema(
                description =
                        "seats that would have been released, but were too many at once; where the comparison failed, those of the one before, whose seatsWithoutAccount stand here, too")
        long held,

        long released,
        long licensesConsumed) {

    /** @param consumed licences consumed now */
    public static ReconciliationDocument of(ReconciliationReport report, long consumed) {
        return new ReconciliationDocument(
                report.at(),
                report.failure() == null ? null : Fault.of(report.failure()).english(),
                report.accounts(),
                report.seats(),
                report.unknownAccounts(),
                report.seatsWithoutAccount(),
                report.inactiveHolders(),
                report.held(),
                report.released(),
                consumed);
    }
}
