package org.peakonjit.conflict.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.license.person.Claim;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

@Entity
@Table(name = "subject_conflict")
class ConflictRow {

    @Id
    private UUID id;

    private String application;
    private String claimKey;

    @Enumerated(EnumType.STRING)
    private Claim.Kind kind;

    private String address;
    private @Nullable String issuer;
    private @Nullable String personId;
    private UUID seat;
    private String holderAddress;
    private @Nullable String holderIssuer;
    private @Nullable String holderId;
    private @Nullable String scimId;
    private int attempts;
    private Timestamp firstSeen;
    private Timestamp lastSeen;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable Timestamp decidedAt;
    private @Nullable String decidedBy;

    protected ConflictRow() {}

    ConflictRow(String application, Claim claim, Instant at) {
        this.id = UUID.randomUUID();
        this.application = application;
        this.claimKey = keyOf(claim);
        this.firstSeen = Timestamp.from(at);
        note(claim, at);
    }

    /** The same for all claims of one person about one seat. */
    static String keyOf(Claim claim) {
        Person claimant = claim.claimant();
        String who = claimant.key().map(PersonKey::digest).orElseGet(claimant::address);
        return new PersonKey(claim.seat().toString(), who).digest();
    }

    final void note(Claim claim, Instant at) {
        kind = claim.kind();
        address = claim.claimant().address();
        issuer = claim.claimant().issuer();
        personId = claim.claimant().id();
        seat = claim.seat();
        holderAddress = claim.holder().address();
        holderIssuer = claim.holder().issuer();
        holderId = claim.holder().id();
        scimId = claim.scimId();
        attempts++;
        lastSeen = Timestamp.from(at);
        state = State.OPEN;
        decidedAt = null;
        decidedBy = null;
    }

    boolean close(State end, Instant at, @Nullable String by) {
        if (state != State.OPEN) {
            return false;
        }
        state = end;
        decidedAt = Timestamp.from(at);
        decidedBy = by;
        return true;
    }

    Conflict toConflict() {
        Claim claim = new Claim(
                kind,
                new Person(issuer, personId, address),
                seat,
                new Person(holderIssuer, holderId, holderAddress),
                scimId);
        return new Conflict(
                id,
                application,
                claim,
                attempts,
                firstSeen.toInstant(),
                lastSeen.toInstant(),
                state,
                decidedAt == null ? null : decidedAt.toInstant(),
                decidedBy);
    }
}
