package org.peakonjit.administration.conflicts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.license.person.Claim;
import org.peakonjit.subject.Person;

/** A conflict as administrators read it. */
@Schema(name = "SubjectConflict")
public record ConflictDocument(
        UUID id,
        Claim.Kind kind,
        Conflict.State state,
        PersonDocument claimant,
        PersonDocument holder,

        @Schema(description = "of the seat that is or was the holder's")
        UUID seatId,

        @Schema(description = "at Peakon") @Nullable String accountId,
        int attempts,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant decidedAt,

        @Schema(description = "null while it is open, and where it settled by itself") @Nullable
        String decidedBy) {

    /** @param personId null where the address is all there is */
    @Schema(name = "Person")
    public record PersonDocument(
            String address,

            @Schema(description = "entityID of the identity provider") @Nullable
            String issuer,

            @Schema(description = "by what it identifies the person") @Nullable
            String personId) {

        private static PersonDocument of(Person person) {
            return new PersonDocument(person.address(), person.issuer(), person.id());
        }
    }

    public static ConflictDocument of(Conflict conflict) {
        Claim claim = conflict.claim();
        return new ConflictDocument(
                conflict.id(),
                claim.kind(),
                conflict.state(),
                PersonDocument.of(claim.claimant()),
                PersonDocument.of(claim.holder()),
                claim.seat(),
                claim.scimId(),
                conflict.attempts(),
                conflict.firstSeen(),
                conflict.lastSeen(),
                conflict.decidedAt(),
                conflict.decidedBy());
    }
}
