package org.peakonjit.upkeep;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last reports in memory. */
public final class InMemoryReconciliations implements Reconciliations {

    private final Map<String, ReconciliationReport> kept = new HashMap<>();

    @Override
    public void keep(String application, ReconciliationReport report) {
        kept.put(application, report);
    }

    @Override
    public Optional<ReconciliationReport> last(String application) {
        return Optional.ofNullable(kept.get(application));
    }

    @Override
    public void forget(String application) {
        kept.remove(application);
    }
}
