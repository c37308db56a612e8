package org.peakonjit.audit;

import java.util.Optional;

/** Queries of the audit for tests. */
public final class AuditQueries {

    private AuditQueries() {}

    /** Everything. */
    public static AuditQuery all() {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
