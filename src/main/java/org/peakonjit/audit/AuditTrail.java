package org.peakonjit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.database.keyset.Place;
import org.peakonjit.database.keyset.RowCount;
import org.peakonjit.database.keyset.Slice;
import org.peakonjit.trace.TraceStep;

/** The audit: appended to and read, never changed, but for the steps of sign-ons, which are kept for some days only. */
public interface AuditTrail {

    /**
     * A sign-on with its trace, or a sign-out, which has none.
     *
     * @param steps in their order; none where they are not kept any more
     */
    record TracedEntry(AuditEntry entry, List<TraceStep> steps) {}

    /** Appends a line, in the current transaction or a new one. Texts that are too long are cut. */
    default void append(AuditEntry entry) {
        append(entry, List.of());
    }

    /** The same, with the steps of the sign-on that it tells of. */
    void append(AuditEntry entry, List<TraceStep> steps);

    /** What the query finds, in its order, some lines of it on. */
    default List<AuditEntry> page(AuditQuery query, int offset, int limit) {
        return page(query, Place.at(offset), limit).items();
    }

    /** The page there of what the query finds, in its order. */
    Slice<AuditEntry> page(AuditQuery query, Place place, int limit);

    /** How many lines the query finds. */
    long count(AuditQuery query);

    /** The same for somebody who reads the number: counted as far as that is quick. */
    RowCount found(AuditQuery query);

    /** The sign-on or sign-out of that reference. */
    Optional<TracedEntry> byReference(String reference);

    /** The steps of those sign-ons, by the ids of their lines, as far as they are still kept. */
    Map<UUID, List<TraceStep>> steps(List<AuditEntry> entries);

    /**
     * Forgets the steps of sign-ons before that instant; their lines stay. It goes on where it was when it was ended by an
     * interrupt. Returns how many.
     */
    int forgetSteps(Instant before);
}
