package org.peakonjit.license.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

@Entity
@Table(name = "former_holder")
class FormerHolderRow {

    @Id
    private UUID id;

    private String application;
    private String address;
    private @Nullable String issuer;
    private @Nullable String personId;
    private @Nullable String personKey;
    private @Nullable Timestamp linkedAt;
    private @Nullable String scimId;
    private boolean addressFreed;
    private Timestamp releasedAt;

    protected FormerHolderRow() {}

    FormerHolderRow(Seat seat, Instant now) {
        this.id = seat.id();
        this.application = seat.application();
        this.address = seat.address();
        this.scimId = seat.scimId();
        this.releasedAt = Timestamp.from(now);
        link(seat.holder(), seat.linkedAt());
    }

    void link(Person person, @Nullable Instant at) {
        this.issuer = person.issuer();
        this.personId = person.id();
        this.personKey = person.key().map(PersonKey::digest).orElse(null);
        this.linkedAt = at == null ? null : Timestamp.from(at);
    }

    void freeAddress() {
        this.addressFreed = true;
    }

    FormerHolder toFormerHolder() {
        return new FormerHolder(
                id,
                application,
                new Person(issuer, personId, address),
                linkedAt == null ? null : linkedAt.toInstant(),
                scimId,
                addressFreed,
                releasedAt.toInstant());
    }
}
