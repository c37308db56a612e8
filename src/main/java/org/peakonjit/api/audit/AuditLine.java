package org.peakonjit.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;

/** A line of the audit as it is answered. */
@Schema(name = "AuditEntry")
record AuditLine(
        UUID id,
        Instant at,
        AuditEntry.Kind kind,
        @Nullable String reference,
        @Nullable String application,
        @Nullable String person,
        @Nullable String issuer,
        @Nullable String flow,

        @Schema(description = "of the person at the application in the period") @Nullable
        Long attempts,

        String outcome,
        @Nullable String provisioned,
        @Nullable String policy,
        @Nullable String detail,
        @Nullable String address,
        @Nullable String actor,
        @Nullable String object,
        @Schema(description = "JSON as text") @Nullable String before,
        @Schema(description = "JSON as text") @Nullable String after) {

    /** @param attempts null where nobody is verified */
    static AuditLine of(AuditEntry entry, @Nullable Long attempts) {
        return new AuditLine(
                entry.id(),
                entry.at(),
                entry.kind(),
                entry.reference(),
                entry.application(),
                entry.person(),
                entry.issuer(),
                entry.flowWord(),
                entry.kind() == AuditEntry.Kind.SIGN_ON ? attempts : null,
                entry.outcome(),
                entry.provisionedWord(),
                entry.policy(),
                entry.english(),
                entry.address(),
                entry.actor(),
                entry.object(),
                entry.before(),
                entry.after());
    }
}
