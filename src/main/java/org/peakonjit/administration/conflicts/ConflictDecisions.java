package org.peakonjit.administration.conflicts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.administration.conflicts.DecisionOutcome.Closed;
import org.peakonjit.administration.conflicts.DecisionOutcome.Decided;
import org.peakonjit.administration.conflicts.DecisionOutcome.Kept;
import org.peakonjit.administration.conflicts.DecisionOutcome.Obstacle;
import org.peakonjit.administration.conflicts.DecisionOutcome.Wrong;
import org.peakonjit.administration.seats.SeatDocument;
import org.peakonjit.administration.seats.SeatFault;
import org.peakonjit.administration.simulation.Reason;
import org.peakonjit.application.Application;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Documents;
import org.peakonjit.json.EnumNames;
import org.peakonjit.json.FieldError;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.FormerHolders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.signon.AccountSearch;
import org.peakonjit.subject.Person;
import org.peakonjit.upkeep.ConflictSettlement;

/**
 * Carries out what an administrator decides about a conflict (rule W3), and tells the audit. Peakon comes first: where
 * it does not do its part, the conflict stays open and the seat with whom it is.
 */
@Singleton
public class ConflictDecisions {

    private final Conflicts conflicts;
    private final ConflictSettlement settlement;
    private final Seats seats;
    private final FormerHolders formerHolders;
    private final OldAccounts accounts;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;
    private final Clock clock;

    @Inject
    public ConflictDecisions(
            Conflicts conflicts,
            ConflictSettlement settlement,
            Seats seats,
            FormerHolders formerHolders,
            PeakonMaintenance peakon,
            UnitOfWork unitOfWork,
            ChangeLog changes,
            Clock clock) {
        this.conflicts = conflicts;
        this.settlement = settlement;
        this.seats = seats;
        this.formerHolders = formerHolders;
        this.accounts = new OldAccounts(peakon, seats);
        this.unitOfWork = unitOfWork;
        this.changes = changes;
        this.clock = clock;
    }

    /** Decides an open conflict. Not to be called in a transaction. */
    public DecisionOutcome decide(String actor, Application application, Conflict conflict, ConflictDecision decision) {
        if (conflict.state() != Conflict.State.OPEN || settlement.settle(conflict)) {
            return new Closed();
        }
        if (!(decision instanceof SomebodyElse somebodyElse)) {
            return unitOfWork.call(() -> link(actor, conflict, decision));
        }
        return wrongAddress(conflict, somebodyElse)
                .<DecisionOutcome>map(Wrong::new)
                .or(() -> seats.find(conflict.application(), conflict.claim().seat())
                        .flatMap(ConflictDecisions::unsettled))
                .or(() -> changeAccount(application, conflict, somebodyElse))
                .orElseGet(() -> unitOfWork.call(() -> release(actor, conflict, somebodyElse)));
    }

    /** The seat takes the identifier of whoever came; the next sign-in sends what changed. */
    private DecisionOutcome link(String actor, Conflict conflict, ConflictDecision decision) {
        String application = conflict.application();
        Person claimant = conflict.claim().claimant();
        Instant now = clock.instant();
        Optional<Seat> seat = seats.find(application, conflict.claim().seat());
        if (seat.isPresent() && hasAnotherSeat(conflict)) {
            return new Kept(Obstacle.CLAIMANT_HAS_SEAT, Reason.CLAIMANT_HAS_SEAT.fault());
        }
        Optional<DecisionOutcome> unsettled =
                seat.filter(one -> !isRecognisable(claimant, one)).flatMap(ConflictDecisions::unsettled);
        if (unsettled.isPresent()) {
            return unsettled.get();
        }
        if (!conflicts.close(conflict.id(), decision.end(), now, actor)) {
            return new Closed();
        }
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        if (seat.isPresent() && isRecognisable(claimant, seat.get())) {
            if (!seats.link(seat.get().id(), claimant, now)) {
                throw new IllegalStateException("the claimant got another seat this very moment");
            }
        } else {
            seat.ifPresent(one -> release(actor, conflict, one, nothing));
            formerHolders.link(application, conflict.claim().seat(), claimant, now);
        }
        return decided(actor, conflict, nothing);
    }

    /** A seat whose account nobody knows of yet (rule L7) cannot be released. */
    private static Optional<DecisionOutcome> unsettled(Seat seat) {
        return Optional.of(seat)
                .filter(one -> !one.isAssigned())
                .map(one -> new Kept(Obstacle.SEAT_UNSETTLED, SeatFault.UNSETTLED.fault()));
    }

    /** Whoever is known by an address alone is no holder of a seat that has another: they come back to a new one. */
    private static boolean isRecognisable(Person claimant, Seat seat) {
        return claimant.key().isPresent() || claimant.address().equals(seat.address());
    }

    private boolean hasAnotherSeat(Conflict conflict) {
        Person claimant = conflict.claim().claimant();
        return claimant.key().isPresent()
                && seats.standing(conflict.application(), claimant).seats().stream()
                        .filter(seat -> !seat.id().equals(conflict.claim().seat()))
                        .anyMatch(seat -> seat.holder().key().equals(claimant.key()));
    }

    private Optional<FieldError> wrongAddress(Conflict conflict, SomebodyElse decision) {
        String address = decision.newAddress();
        if (address == null) {
            return Optional.empty();
        }
        if (address.equals(conflict.claim().claimant().address())) {
            return Optional.of(FieldError.of("/newAddress", "value", DocumentFault.ADDRESS_OF_CLAIMANT));
        }
        return seats.at(conflict.application(), address)
                .filter(seat -> !seat.id().equals(conflict.claim().seat()))
                .map(other -> FieldError.of("/newAddress", "duplicate", DocumentFault.ADDRESS_OF_ANOTHER));
    }

    private Optional<DecisionOutcome> changeAccount(Application application, Conflict conflict, SomebodyElse decision) {
        if (decision.fate() == OldAccount.LEAVE) {
            return Optional.empty();
        }
        Optional<Seat> seat = seats.find(application.name(), conflict.claim().seat());
        String address = conflict.claim().holder().address();
        ScimUser names =
                seat.map(AccountSearch::namesOf).orElseGet(() -> ScimUser.known(address, Optional.of(address)));
        Optional<FormerHolder> former =
                formerHolders.find(application.name(), conflict.claim().seat());
        if (seat.isEmpty() && former.isEmpty()) {
            return Optional.empty();
        }
        String account = seat.map(Seat::scimId)
                .or(() -> former.map(FormerHolder::scimId))
                .orElse(null);
        return accounts.change(application, account, names, decision).map(kept -> kept);
    }

    /** The account has met its fate: the seat is free, and so is the address where that was claimed. */
    private DecisionOutcome release(String actor, Conflict conflict, SomebodyElse decision) {
        if (settlement.settle(conflict) || !conflicts.close(conflict.id(), decision.end(), clock.instant(), actor)) {
            return new Closed();
        }
        ObjectNode more = JsonNodeFactory.instance
                .objectNode()
                .put("account", EnumNames.of(decision.fate()))
                .put("newAddress", decision.newAddress());
        String application = conflict.application();
        seats.find(application, conflict.claim().seat()).ifPresent(seat -> release(actor, conflict, seat, more));
        if (conflict.claim()
                .holder()
                .address()
                .equals(conflict.claim().claimant().address())) {
            formerHolders.freeAddress(application, conflict.claim().seat());
        }
        return decided(actor, conflict, more);
    }

    private void release(String actor, Conflict conflict, Seat seat, ObjectNode more) {
        if (seats.release(seat.application(), seat.id())) {
            changes.recordOf(
                    seat.address(),
                    actor,
                    AdministrativeAction.SEAT_RELEASED,
                    seat.application() + "/" + seat.id(),
                    SeatDocument.of(seat),
                    more.deepCopy().put("conflict", conflict.id().toString()));
        }
    }

    private DecisionOutcome decided(String actor, Conflict before, ObjectNode more) {
        Conflict after = conflicts.find(before.application(), before.id()).orElseThrow();
        changes.recordOf(
                before.claim().claimant().address(),
                actor,
                AdministrativeAction.CONFLICT_DECIDED,
                before.application() + "/" + before.id(),
                ConflictDocument.of(before),
                Documents.tree(ConflictDocument.of(after)).setAll(more));
        return new Decided(after);
    }
}
