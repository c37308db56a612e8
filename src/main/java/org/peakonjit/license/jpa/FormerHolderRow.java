package org.peakonjit.license.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.license.FormerHolder;
import org.peakonjit.license.Seat;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.PersonKey;

/** A row of {@code former_holder}. */
@Entity
@Table(name = "former_holder")
class FormerHolderRow {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "application")
    private String application;

    @Column(name = "address")
    private String address;

    @Column(name = "issuer")
    private @Nullable String issuer;

    @Column(name = "person_id")
    private @Nullable String personId;

    @Column(name = "person_key")
    private @Nullable String personKey;

    @Column(name = "linked_at")
    private @Nullable Timestamp linkedAt;

    @Column(name = "scim_id")
    private @Nullable String scimId;

    @Column(name = "address_freed")
    private boolean addressFreed;

    @Column(name = "released_at")
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
