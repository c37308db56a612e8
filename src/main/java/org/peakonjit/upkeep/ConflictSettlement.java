package org.peakonjit.upkeep;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.license.person.Recognition;
import org.peakonjit.license.person.Standing;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

/**
 * Ends conflicts that settled by themselves: whoever came was let in since, or would no longer be refused for what they
 * claimed. Asks the ledger alone, never Peakon.
 */
@Singleton
public class ConflictSettlement {

    private final Conflicts conflicts;
    private final Applications applications;
    private final Seats seats;
    private final Issuers issuers;
    private final Clock clock;

    @Inject
    public ConflictSettlement(
            Conflicts conflicts, Applications applications, Seats seats, Issuers issuers, Clock clock) {
        this.conflicts = conflicts;
        this.applications = applications;
        this.seats = seats;
        this.issuers = issuers;
        this.clock = clock;
    }

    /**
     * Ends the open conflict if it has settled.
     *
     * @return whether it has, or is not open any more
     */
    public boolean settle(Conflict conflict) {
        if (stands(conflict)) {
            return false;
        }
        conflicts.close(conflict.id(), Conflict.State.SETTLED, clock.instant(), null);
        return true;
    }

    /** Whether whoever came would be refused again for the same. */
    private boolean stands(Conflict conflict) {
        String application = conflict.application();
        if (isGone(application)) {
            return false;
        }
        Claim claim = conflict.claim();
        Standing standing = seats.standing(application, claim.claimant());
        Recognition recognition = Recognition.of(claim.claimant(), standing, issuers);
        Optional<Seat> own = own(claim.claimant(), standing, recognition);
        if (own.filter(seat -> signedInAfter(seat, conflict.lastSeen())).isPresent()) {
            return false;
        }
        boolean contested = recognition instanceof Recognition.Contested now && isSame(now.claim(), claim);
        return contested || isForAnAccount(claim) && isOfAnother(application, claim, own.map(Seat::id));
    }

    private boolean isGone(String application) {
        try {
            return applications.find(application).isEmpty();
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** The seat of whoever came. */
    private static Optional<Seat> own(Person claimant, Standing standing, Recognition recognition) {
        if (recognition instanceof Recognition.Same same) {
            return Optional.of(same.seat());
        }
        if (recognition instanceof Recognition.Linked linked) {
            return Optional.of(linked.seat());
        }
        return claimant.key()
                .flatMap(key -> standing.seats().stream()
                        .filter(seat -> seat.holder().key().filter(key::equals).isPresent())
                        .findFirst());
    }

    private static boolean signedInAfter(Seat seat, Instant instant) {
        Instant last = seat.lastSignIn();
        return last != null && last.isAfter(instant);
    }

    private static boolean isForAnAccount(Claim claim) {
        return claim.kind() == Claim.Kind.ACCOUNT || claim.kind() == Claim.Kind.FORMER_ACCOUNT;
    }

    private boolean isOfAnother(String application, Claim claim, Optional<UUID> own) {
        return Optional.ofNullable(claim.scimId()).stream()
                .flatMap(account -> seats.holdersOf(application, account, Set.of()).stream())
                .flatMap(holder -> holder.claimOf(claim.claimant(), own, issuers).stream())
                .anyMatch(now -> isSame(now, claim));
    }

    private static boolean isSame(Claim now, Claim claim) {
        return now.seat().equals(claim.seat());
    }
}
