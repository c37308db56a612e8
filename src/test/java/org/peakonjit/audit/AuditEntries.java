package org.peakonjit.audit;

import java.time.Instant;
import java.util.UUID;
import org.peakonjit.refusal.Fault;

/** Lines of the audit for tests. */
public final class AuditEntries {

    private AuditEntries() {}

    /** A sign-out that the company's IdP began. */
    public static AuditEntry signOut(Instant at, String reference, String outcome, Fault detail) {
        return new AuditEntry(
                UUID.randomUUID(),
                at,
                AuditEntry.Kind.SIGN_OUT,
                reference,
                null,
                "ada",
                "urn:idp",
                "IDP",
                outcome,
                null,
                detail.text(),
                "192.0.2.7",
                null,
                null,
                null,
                null,
                null);
    }
}
