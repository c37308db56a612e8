package org.peakonjit.audit;

import java.util.List;

/** The audit: appended to and read, never changed. */
public interface AuditTrail {

    /** Appends a line, in the current transaction or a new one. Texts that are too long are cut. */
    void append(AuditEntry entry);

    /** What the query finds, latest first. */
    List<AuditEntry> page(AuditQuery query, int offset, int limit);

    /** How many lines the query finds. */
    long count(AuditQuery query);
}
