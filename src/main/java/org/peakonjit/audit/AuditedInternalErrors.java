package org.peakonjit.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.InternalErrors;

/** Our failures as the audit has them. */
@Singleton
class AuditedInternalErrors implements InternalErrors {

    private final AuditTrail trail;

    @Inject
    AuditedInternalErrors(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public Seen since(Instant from) {
        AuditQuery query = AuditQuery.of(AuditEntry.Kind.SIGN_ON, RefusalCode.INTERNAL_ERROR.code(), Optional.of(from));
        Optional<String> latest = trail.page(query, 0, 1).stream().findFirst().map(AuditEntry::reference);
        return new Seen(latest.isPresent() ? trail.count(query) : 0, latest);
    }
}
