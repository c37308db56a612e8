package org.peakonjit.upkeep;

import java.util.Optional;

/** The last reconciliation of each application. */
public interface Reconciliations {

    void keep(String application, ReconciliationReport report);

    Optional<ReconciliationReport> last(String application);

    /** Where the application is gone: its report names people, and another of its name would inherit it. */
    void forget(String application);
}
