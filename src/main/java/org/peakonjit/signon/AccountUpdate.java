package org.peakonjit.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.Recognition.Link;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.subject.EmailAddress;

/**
 * Tells Peakon what it knows a person by, before they are handed on under that (rules W2 and W5). What Peakon does not
 * take waits for the background, and the person is handed on under what Peakon has.
 */
@Singleton
class AccountUpdate {

    private final Planner planner;
    private final Admission admission;
    private final Seats seats;
    private final PeakonUsers users;
    private final PendingUpdates pendingUpdates;
    private final UnitOfWork unitOfWork;
    private final Reactivation reactivation;

    @Inject
    AccountUpdate(
            Planner planner,
            Admission admission,
            Seats seats,
            PeakonUsers users,
            PendingUpdates pendingUpdates,
            UnitOfWork unitOfWork,
            Reactivation reactivation) {
        this.planner = planner;
        this.admission = admission;
        this.seats = seats;
        this.users = users;
        this.pendingUpdates = pendingUpdates;
        this.unitOfWork = unitOfWork;
        this.reactivation = reactivation;
    }

    /**
     * What Peakon has of an account, as far as it is known.
     *
     * @param address the address that it knows the account by
     * @param userName the userName that it has, where that is certainly not the person's; null otherwise
     * @param externalId the one of ours that it still has, where another was asked for; null otherwise
     * @param employeeNumber the employee number that it has, where that is not the person's; null otherwise
     * @param digest of what was sent; null where it may have other attributes
     * @param certain whether nobody need ask before the person is handed on
     */
    record Told(
            String address,
            boolean asAsked,
            @Nullable String userName,
            @Nullable String externalId,
            @Nullable String employeeNumber,
            @Nullable String digest,
            boolean certain) {

        AccountNames names(AccountNames asked) {
            return new AccountNames(
                    asAsked || userName == null ? asked.userName() : userName,
                    externalId == null ? asked.externalId() : externalId,
                    asAsked ? asked.employeeNumber() : employeeNumber);
        }
    }

    /** Updates the account of a seat; empty when there is no such account any more. */
    Optional<Supplier<SignOnResult>> of(Arrival arrival, Plan.Update plan, Deadline deadline) {
        Seat seat = plan.seat();
        String id = seat.scimId();
        LookUp read = id == null ? new LookUp.Absent() : users.read(arrival.application(), id, deadline);
        if (read instanceof LookUp.Absent) {
            return Optional.empty();
        }
        if (read instanceof LookUp.Failed failed) {
            return Optional.of(unread(arrival, plan, failed.failure()));
        }
        PeakonAccount account = ((LookUp.Found) read).account();
        Optional<Plan> clash = clash(arrival, plan, account, deadline);
        if (clash.isPresent()) {
            return Optional.of(() -> admission.locally(arrival, clash.get()).orElseThrow());
        }
        boolean begun = unitOfWork.call(() -> begin(arrival, plan));
        if (!begun) {
            return Optional.of(() -> overtaken(arrival, plan));
        }
        Optional<Note> note = reactivation
                .of(arrival.application(), account, deadline)
                .filter(one -> arrival.application().scim().reactivate());
        Told told = bring(arrival, account, plan.user(), seat.names().externalId(), deadline);
        return Optional.of(() -> {
            if (now(seat).filter(Seat::renaming).isEmpty()) {
                return overtaken(arrival, plan);
            }
            boolean ours = seat.hasOurExternalId() || told.asAsked() && account.takesExternalId(plan.user());
            boolean free = seats.renamed(
                    seat.id(),
                    arrival.person().withAddress(told.address()),
                    told.names(arrival.names(plan.user(), ours)),
                    told.digest());
            Seat now = seats.find(seat.application(), seat.id()).orElseThrow();
            return free
                    ? conclude(arrival, now, plan.link(), plan.user(), told, notes(note, seat, now))
                    : refused(arrival, ProvisioningFailure.unavailable(FailureCause.CLASH));
        });
    }

    /** Notes that Peakon is about to be told; not where another sign-on was faster, for what was read is old then. */
    private boolean begin(Arrival arrival, Plan.Update plan) {
        Seat seat = plan.seat();
        if (!seats.renaming(seat)) {
            return false;
        }
        pendingUpdates.put(seat.id(), seat.application(), arrival.person().address(), plan.user());
        return true;
    }

    /** The seat, if it still says what it said when the update was planned. */
    private Optional<Seat> now(Seat planned) {
        return seats.find(planned.application(), planned.id()).filter(planned::isCalledAsIn);
    }

    /** Somebody else has told Peakon: lets the person in if that was the same; else nobody knows which came last. */
    private SignOnResult overtaken(Arrival arrival, Plan.Update plan) {
        Seat planned = plan.seat();
        Optional<Seat> told = seats.find(planned.application(), planned.id()).filter(arrival::isKnownAs);
        if (told.isPresent()) {
            return admission.admit(arrival, new Plan.Admit(told.get(), plan.link(), Optional.empty()), List.of());
        }
        seats.renaming(planned.id());
        return refused(arrival, ProvisioningFailure.unavailable(FailureCause.OTHER_SIGN_ON));
    }

    private static List<Note> notes(Optional<Note> first, Seat before, Seat now) {
        return Stream.concat(first.stream(), renamed(before, now).stream()).toList();
    }

    private static List<Note> renamed(Seat before, Seat now) {
        boolean address = !before.address().equals(now.address());
        boolean number = before.names().employeeNumber() != null
                && !before.names().employeeNumber().equals(now.names().employeeNumber());
        return address || number ? List.of(Note.RENAMED) : List.of();
    }

    private Supplier<SignOnResult> unread(Arrival arrival, Plan.Update plan, ProvisioningFailure failure) {
        Plan next = planner.onUnread(arrival, plan, failure);
        return next instanceof Plan.Admit admit
                ? waiting(arrival, admit)
                : () -> admission.locally(arrival, next).orElseThrow();
    }

    /** The holder passes under what Peakon has, and the change waits. */
    Supplier<SignOnResult> waiting(Arrival arrival, Plan.Admit plan) {
        List<Note> notes = arrival.isKnownAs(plan.seat()) ? List.of() : List.of(Note.RENAME_WAITS);
        return () -> admission.admitStill(arrival, plan, notes);
    }

    private Optional<Plan> clash(Arrival arrival, Plan.Update plan, PeakonAccount account, Deadline deadline) {
        if (arrival.isKnownAs(account)) {
            return Optional.empty();
        }
        LookUp other = users.find(arrival.application(), plan.namesOf(arrival.person()), deadline);
        return planner.onClash(arrival, plan, account, other);
    }

    /** Sends what the account lacks or has differently, and finds out what Peakon has then. */
    Told bring(
            Arrival arrival, PeakonAccount account, ScimUser user, @Nullable String ownExternalId, Deadline deadline) {
        Application application = arrival.application();
        Change change = users.bring(application, account, user, ownExternalId, deadline);
        String digest = user.refersToColleague() ? null : user.digest();
        if (change instanceof Change.Done || change instanceof Change.Unneeded) {
            return new Told(arrival.person().address(), true, null, null, null, digest, true);
        }
        if (change instanceof Change.Gone) {
            // What found it was behind.
            return told(arrival, account, ownExternalId, false);
        }
        boolean open = change instanceof Change.Failed failed && failed.mayBeDone();
        if (!open || arrival.isKnownAs(account)) {
            return told(arrival, account, ownExternalId, true);
        }
        return users.read(application, account.id(), deadline) instanceof LookUp.Found found
                ? told(arrival, found.account(), ownExternalId, true)
                : told(arrival, account, ownExternalId, false);
    }

    private static Told told(Arrival arrival, PeakonAccount account, @Nullable String ownExternalId, boolean certain) {
        return new Told(
                account.addressInsteadOf(arrival.person().address()),
                arrival.isKnownAs(account),
                certain ? EmailAddress.canonical(account.userName()) : null,
                account.externalId().filter(id -> id.equals(ownExternalId)).orElse(null),
                account.employeeNumber().orElse(null),
                null,
                certain);
    }

    /** Lets the person in under what Peakon has; nobody passes under a name of which it is not certain. */
    SignOnResult conclude(Arrival arrival, Seat seat, Optional<Link> link, ScimUser user, Told told, List<Note> notes) {
        if (!told.certain()) {
            seats.renaming(seat.id());
            return refused(arrival, ProvisioningFailure.unavailable(FailureCause.NO_ANSWER_IN_TIME));
        }
        if (arrival.isByNumber() && seat.names().employeeNumber() == null) {
            return refused(arrival, ProvisioningFailure.unavailable(FailureCause.CLASH));
        }
        List<Note> all = new ArrayList<>(notes);
        if (!told.asAsked()) {
            all.add(Note.RENAME_WAITS);
        }
        if (told.digest() != null) {
            pendingUpdates.forget(seat.id());
        }
        Optional<ScimUser> rest = Optional.of(user).filter(one -> told.digest() == null);
        return admission.admit(arrival, new Plan.Admit(seat, link, rest), all);
    }

    private SignOnResult refused(Arrival arrival, ProvisioningFailure failure) {
        return admission
                .locally(arrival, planner.onFailure(arrival.application(), failure))
                .orElseThrow();
    }
}
