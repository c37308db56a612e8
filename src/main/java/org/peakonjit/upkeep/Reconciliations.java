package org.peakonjit.upkeep;

import java.util.Optional;

/** The last reconciliation of each application. */
public interface Reconciliations {

    void keep(String application, ReconciliationReport report);

    Optional<ReconciliationReport> last(String application);
}
