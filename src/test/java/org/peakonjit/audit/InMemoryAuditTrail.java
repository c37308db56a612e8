package org.peakonjit.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.database.keyset.KeyedRows;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.trace.TraceStep;

/** An audit over a list, for tests of those who ask for one; of a query it knows whom it is about only. */
public class InMemoryAuditTrail implements AuditTrail {

    private final List<AuditEntry> entries;
    private final Map<UUID, List<TraceStep>> steps = new HashMap<>();

    public InMemoryAuditTrail(List<AuditEntry> entries) {
        this.entries = entries;
    }

    @Override
    public void append(AuditEntry entry, List<TraceStep> itsSteps) {
        entries.add(entry);
        steps.put(entry.id(), itsSteps);
    }

    @Override
    public Slice<AuditEntry> page(AuditQuery query, Place place, int limit) {
        return KeyedRows.slice(
                entries.stream()
                        .filter(entry -> query.person()
                                .map(String.valueOf(entry.person())::contains)
                                .orElse(true))
                        .filter(entry -> query.signOns()
                                .about()
                                .map(whom -> whom.equals(entry.person()))
                                .orElse(true))
                        .toList(),
                place,
                limit);
    }

    @Override
    public long count(AuditQuery query) {
        return entries.size();
    }

    @Override
    public RowCount found(AuditQuery query) {
        return RowCount.exactly(entries.size());
    }

    @Override
    public Optional<TracedEntry> byReference(String reference) {
        return entries.stream()
                .filter(entry -> reference.equals(entry.reference()))
                .map(entry -> new TracedEntry(entry, steps.getOrDefault(entry.id(), List.of())))
                .findFirst();
    }

    @Override
    public Map<UUID, List<TraceStep>> steps(List<AuditEntry> some) {
        Map<UUID, List<TraceStep>> kept = new HashMap<>(steps);
        kept.keySet().retainAll(some.stream().map(AuditEntry::id).toList());
        return kept;
    }

    @Override
    public int forgetSteps(Instant before) {
        steps.clear();
        return 0;
    }
}
