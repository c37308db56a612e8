package org.peakonjit.audit;

import java.util.Optional;
import org.peakonjit.audit.AuditQuery.Order;
import org.peakonjit.audit.AuditQuery.SignOns;

/** Queries of the audit for tests. */
public final class AuditQueries {

    private AuditQueries() {}

    /** Everything. */
    public static AuditQuery all() {
        return ordered(Order.LATEST, false);
    }

    /** Everything in that order. */
    public static AuditQuery ordered(Order order, boolean reversed) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SignOns.ALL,
                order,
                reversed);
    }
}
