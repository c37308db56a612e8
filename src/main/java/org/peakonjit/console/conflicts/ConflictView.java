package org.peakonjit.console.conflicts;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.subject.Person;

/** What pages say of the two sides of a conflict. */
@Model
public class ConflictView {

    @Inject
    IdentityProviders identityProviders;

    @Inject
    Seats seats;

    @Inject
    FormerHolders formerHolders;

    @Inject
    DecisionForm decision;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    private @Nullable ConflictLine row;

    /** The one that is decided, looked up once; null where there is none. */
    public @Nullable ConflictLine getRow() {
        ConflictLine known = row;
        if (known == null) {
            known = decision.getRow();
            row = known;
        }
        return known;
    }

    /** The name of the identity provider that asserts the person; its entityID where it has none here, else a dash. */
    public String idp(Person person) {
        String issuer = person.issuer();
        return issuer == null
                ? "–"
                : identityProviders.all().stream()
                        .filter(one ->
                                one.kept() != null && issuer.equals(one.kept().entityId()))
                        .map(ConnectedIdp::name)
                        .findFirst()
                        .orElse(issuer);
    }

    /** What the person is known by; a dash where that is the address alone. */
    public String identifier(Person person) {
        return Optional.ofNullable(person.id()).orElse("–");
    }

    /** The seat of whoever came, under their own identifier; null where they have none. */
    public @Nullable Seat getOwn() {
        Conflict conflict = conflict();
        Person claimant = conflict.claim().claimant();
        return claimant.key().isEmpty()
                ? null
                : seats.standing(conflict.application(), claimant).seats().stream()
                        .filter(seat -> seat.holder().key().equals(claimant.key()))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether the seat is held; else it was released. */
    public boolean isHeld() {
        return Objects.requireNonNull(getRow()).seat() != null;
    }

    /** Whether whoever came cannot get the seat, since they have another. */
    public boolean isBarred() {
        return isHeld() && getOwn() != null;
    }

    /** Since when the seat is held, or when it was released. */
    public String getSeat() {
        Seat seat = Objects.requireNonNull(getRow()).seat();
        return seat != null
                ? messages.text("decision.seat.since", viewer.time(seat.reservedAt()))
                : formerHolders
                        .find(conflict().application(), conflict().claim().seat())
                        .map(former -> messages.text("decision.seat.released", viewer.time(former.releasedAt())))
                        .orElse("–");
    }

    private Conflict conflict() {
        return Objects.requireNonNull(getRow()).conflict();
    }
}
