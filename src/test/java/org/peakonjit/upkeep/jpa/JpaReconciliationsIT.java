package org.peakonjit.upkeep.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.upkeep.ReconciliationReport;
import org.peakonjit.upkeep.ReconciliationReport.Finding;

class JpaReconciliationsIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsTheLastReportUntilItIsForgotten(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaReconciliations reconciliations = new JpaReconciliations(node.transactions);
            assertThat(reconciliations.last("peakon")).isEmpty();
            reconciliations.keep("peakon", report(1));
            reconciliations.keep("peakon", report(2));
            assertThat(reconciliations.last("peakon")).contains(report(2));
            reconciliations.keep("other", report(3));
            reconciliations.forget("peakon");
            reconciliations.forget("nobody");
            assertThat(reconciliations.last("peakon")).isEmpty();
            assertThat(reconciliations.last("other")).contains(report(3));
        }
    }

    private static ReconciliationReport report(long released) {
        Finding nobody = Finding.of(List.of());
        Instant at = Instant.parse("2026-11-01T12:00:00Z");
        return new ReconciliationReport(
                at, null, 3, 2, Finding.of(List.of("x@corp.example")), nobody, nobody, 0, released);
    }
}
