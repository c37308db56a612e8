package org.peakonjit.audit.seal;

import org.peakonjit.audit.jpa.StoredAudit;
import org.peakonjit.database.jpa.TestNode;

/** Erasing people from the audit in a test's database. */
public final class StoredErasure {

    private StoredErasure() {}

    public static AuditErasure in(TestNode node) {
        return new AuditErasure(StoredAudit.seals(node), new Seals(StoredAudit.sealKey(node)), node.unitOfWork);
    }
}
