package org.peakonjit.audit.jpa;

import org.peakonjit.audit.AuditTrail;
import org.peakonjit.database.jpa.TestNode;

/** The audit in a test's database. */
public final class StoredAudit {

    private StoredAudit() {}

    public static AuditTrail in(TestNode node) {
        return new JpaAuditTrail(node.transactions);
    }
}
