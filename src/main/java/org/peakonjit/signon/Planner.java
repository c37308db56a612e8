package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Issuers;
import org.peakonjit.license.person.Recognition;
import org.peakonjit.license.person.Recognition.Contested;
import org.peakonjit.license.person.Recognition.Link;
import org.peakonjit.license.person.Recognition.Linked;
import org.peakonjit.license.person.Recognition.Renamed;
import org.peakonjit.license.person.Recognition.Same;
import org.peakonjit.license.person.Recognition.Unknown;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;

/**
 * The decision of a sign-on: what the rules of entry, the ledger, the mapping and Peakon's answers come to.
 *
 * <p>Policy comes before the seat, so the unentitled never cost one; all that can refuse a person without Peakon comes
 * before the seat, too (rule W7); the seat comes before SCIM, so Peakon never holds more users than are paid for. It
 * reads the ledger and changes nothing.
 */
@Singleton
public class Planner {

    private final Seats seats;
    private final AttributeMapper mapper;
    private final Issuers issuers;

    @Inject
    public Planner(Seats seats, AttributeMapper mapper, Issuers issuers) {
        this.seats = seats;
        this.mapper = mapper;
        this.issuers = issuers;
    }

    /** A verified subject in front of the application. */
    public Arrival arrival(Application application, Subject subject) {
        Optional<Refusal> broken = EntryRules.refusal(application, subject);
        boolean toBeMapped = broken.isEmpty() && application.scim().jitProvisioning();
        return new Arrival(
                application,
                broken,
                Identification.inLedger(seats, application.name(), subject),
                toBeMapped ? mapped(application, subject) : new Mapped.Incomplete(List.of()),
                EntryRules.employeeNumber(subject));
    }

    private Mapped mapped(Application application, Subject subject) {
        Mapped mapped = mapper.map(application, subject);
        return mapped instanceof Mapped.Complete complete
                ? new Mapped.Complete(complete.user().within(subject.scope()), complete.leftOut())
                : mapped;
    }

    /** The plan before Peakon is asked anything. */
    public Plan onArrival(Arrival arrival) {
        if (arrival.broken().isPresent()) {
            return new Plan.Refuse(arrival.broken().get());
        }
        if (!arrival.application().scim().jitProvisioning()) {
            return new Plan.HandOn();
        }
        Recognition recognition = recognise(arrival);
        if (recognition instanceof Contested contested) {
            return new Plan.Contest(contested.claim());
        }
        if (recognition instanceof Same same) {
            return ofHolder(arrival, same.seat(), Optional.empty());
        }
        if (recognition instanceof Linked linked) {
            return ofHolder(arrival, linked.seat(), Optional.of(linked.why()));
        }
        if (recognition instanceof Renamed renamed) {
            return renamed.seat().isAssigned()
                    ? ofHolder(arrival, renamed.seat(), Optional.empty())
                    : onFailure(arrival.application(), ProvisioningFailure.unavailable(FailureCause.OTHER_SIGN_ON));
        }
        return ofNewcomer(
                arrival, Optional.empty(), ((Unknown) recognition).former().map(former -> former.scimId()));
    }

    private Recognition recognise(Arrival arrival) {
        Person person = arrival.person();
        return Recognition.of(person, seats.standing(arrival.application().name(), person), issuers);
    }

    /** The assigned seat of the person, if the ledger takes them for its holder. */
    Optional<Seat> seatOf(Arrival arrival) {
        return recognise(arrival).held().filter(Seat::isAssigned);
    }

    private static Plan ofHolder(Arrival arrival, Seat seat, Optional<Link> link) {
        if (!seat.isAssigned()) {
            return ofNewcomer(arrival, Optional.of(seat), Optional.ofNullable(seat.scimId()));
        }
        return arrival.application().scim().onProvisioningFailure() == OnProvisioningFailure.REFUSE
                ? new Plan.LookFirst(seat, link)
                : Plan.Activate.before(ofHolderAtPeakon(arrival, seat, link), arrival.application());
    }

    private static Plan ofHolderAtPeakon(Arrival arrival, Seat seat, Optional<Link> link) {
        Optional<ScimUser> user = arrival.user();
        boolean toBeFound = seat.scimId() == null; // its id is forgotten: the application's Peakon is another
        if (user.isPresent() && (toBeFound || !arrival.isKnownAs(seat))) {
            return new Plan.Update(seat, user.get(), link);
        }
        if (arrival.isNamelessIn(seat)) {
            return ofNewcomer(arrival, Optional.empty(), Optional.empty());
        }
        return new Plan.Admit(seat, link, user.filter(one -> !one.digest().equals(seat.attributesDigest())));
    }

    private static Plan ofNewcomer(Arrival arrival, Optional<Seat> unsettled, Optional<String> knownAccount) {
        if (arrival.mapped() instanceof Mapped.Incomplete incomplete) {
            return new Plan.Refuse(Refusals.of(incomplete));
        }
        return arrival.user()
                .<Plan>map(user -> new Plan.TakeSeat(user, unsettled, knownAccount))
                .orElseGet(() -> new Plan.Refuse(EntryRule.MAPPED_OUT_OF_SCOPE.refusal()));
    }

    /** What is to be done when no licence is left; empty when Peakon has to be asked first (rule L3). */
    public Optional<Plan> onLimit(Application application, LicenseUsage usage) {
        return application.scim().existingAccountsOverLimit() == ExistingAccountsOverLimit.REFUSE
                ? Optional.of(Refusals.limitReached(usage))
                : Optional.empty();
    }

    /**
     * The plan for a newcomer once Peakon was asked for their account.
     *
     * @param none the usage where no licence is left; empty where a seat is reserved or can be
     * @param own the reserved seat
     */
    public Plan onAnswer(
            Arrival arrival, ScimUser user, Optional<LicenseUsage> none, Optional<Seat> own, LookUp answer) {
        if (answer instanceof LookUp.Failed failed) {
            return onFailure(arrival.application(), failed.failure());
        }
        if (answer instanceof LookUp.Found found) {
            return claimOf(arrival, found.account(), own.map(Seat::id))
                    .or(() -> none.flatMap(usage -> onLimit(arrival.application(), usage)))
                    .orElseGet(() -> new Plan.Adopt(found.account(), user, none.isPresent()));
        }
        return own.filter(reservation -> reservation.scimId() != null)
                .<Plan>map(Plan.GiveBack::new)
                .or(() -> none.map(Refusals::limitReached))
                .orElseGet(() -> new Plan.Create(user));
    }

    /** That the account is somebody else's here, if it is (rule W5); a seat that is the person's by now is not. */
    Optional<Plan> claimOf(Arrival arrival, PeakonAccount account, Optional<UUID> seat) {
        Optional<UUID> own = seat.or(() -> recognise(arrival).held().map(Seat::id));
        return seats.holdersOf(arrival.application().name(), account.id(), account.knownBy()).stream()
                .flatMap(holder -> holder.claimOf(arrival.person(), own, issuers).stream())
                .findFirst()
                .map(Plan.Contest::new);
    }

    /** The plan for a holder once Peakon was asked for the account of their seat. */
    public Plan onLook(Arrival arrival, Seat seat, Optional<Link> link, AccountPresence presence) {
        if (presence instanceof AccountPresence.There there) {
            Plan plan = ofHolderAtPeakon(arrival, seat, link);
            return there.account().active() ? plan : Plan.Activate.before(plan, arrival.application());
        }
        if (presence instanceof AccountPresence.Elsewhere elsewhere) {
            return claimOf(arrival, elsewhere.account(), Optional.of(seat.id()))
                    .orElseGet(() -> arrival.user()
                            .map(user -> Plan.Readopt.of(seat, elsewhere.account(), user))
                            .orElseGet(() -> Refusals.refused(FailureCause.ACCOUNT_NOT_SEEN)));
        }
        if (presence instanceof AccountPresence.Unknown unknown) {
            return onFailure(arrival.application(), unknown.failure());
        }
        return arrival.user().isPresent()
                ? new Plan.StartAnew(seat)
                : ofNewcomer(arrival, Optional.empty(), Optional.empty());
    }

    /**
     * What is to be done about a holder whose new address or number another account has.
     *
     * @param account the holder's, as just read
     * @param other what a search by {@link Plan.Update#namesOf} found
     * @return empty where no other person here is concerned: Peakon may say itself whether it takes the change
     */
    public Optional<Plan> onClash(Arrival arrival, Plan.Update plan, PeakonAccount account, LookUp other) {
        return other instanceof LookUp.Found found && !found.account().id().equals(account.id())
                ? claimOf(arrival, found.account(), Optional.of(plan.seat().id()))
                : Optional.empty();
    }

    /**
     * The plan for a holder whose account could not be read before an update: they pass under what Peakon has, unless
     * nobody knows what that is, or the setting is strict.
     */
    public Plan onUnread(Arrival arrival, Plan.Update plan, ProvisioningFailure failure) {
        Seat seat = plan.seat();
        boolean strict = arrival.application().scim().onProvisioningFailure() == OnProvisioningFailure.REFUSE;
        return strict || arrival.isNamelessIn(seat)
                ? onFailure(arrival.application(), failure)
                : new Plan.Admit(seat, plan.link(), Optional.of(plan.user()));
    }

    /**
     * The plan for a holder whose account was not there under its id when it was to be updated: where it is in doubt
     * what became of it, it counts as unread, so that it is not updated in a circle.
     */
    public Plan onLost(Arrival arrival, Plan.Update plan, AccountPresence presence) {
        return presence.doubt()
                .map(failure -> onUnread(arrival, plan, failure))
                .orElseGet(() -> onLook(arrival, plan.seat(), plan.link(), presence));
    }

    /** The same for who passes anyway: what is found is theirs; that nothing is, is for the comparison of all (rule W8). */
    public Plan onLost(Arrival arrival, Plan.Activate plan, AccountPresence presence) {
        return presence instanceof AccountPresence.Elsewhere && arrival.user().isPresent()
                ? onLook(arrival, plan.admit().seat(), plan.admit().link(), presence)
                : plan.admit();
    }

    /** The plan after Peakon did not do what was asked. */
    public Plan onFailure(Application application, ProvisioningFailure failure) {
        boolean peakonIsDown = failure.kind() == ProvisioningFailure.Kind.UNAVAILABLE
                || failure.kind() == ProvisioningFailure.Kind.MISCONFIGURED;
        return peakonIsDown && EntryRules.mayPassUnseen(application)
                ? new Plan.Pass(failure)
                : Refusals.refused(failure);
    }
}
