package org.peakonjit.administration.simulation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.simulation.Simulation.Draft;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.simulation.Simulation.Verdict;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.Preview;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.AccountPresence;
import org.peakonjit.signon.AccountSearch;
import org.peakonjit.signon.Arrival;
import org.peakonjit.signon.Plan;
import org.peakonjit.signon.Planner;

/**
 * What a plan comes to, told and not carried out: Peakon is asked what the sign-on would ask, by GETs alone, and the
 * {@link Planner} says what follows from its answers.
 */
final class PlanSimulation {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Planner planner;
    private final PeakonMaintenance peakon;
    private final Clock clock;

    PlanSimulation(Planner planner, PeakonMaintenance peakon, Clock clock) {
        this.planner = planner;
        this.peakon = peakon;
        this.clock = clock;
    }

    Result of(Arrival arrival, Plan plan, Draft known) {
        Draft draft =
                arrival.mapped() instanceof Mapped.Complete complete ? known.leavingOut(complete.leftOut()) : known;
        if (plan instanceof Plan.Refuse refuse) {
            return draft.refused(refuse.refusal().code(), why(arrival, refuse.refusal()));
        }
        if (plan instanceof Plan.Contest contest) {
            return draft.refused(contest.refusal());
        }
        if (plan instanceof Plan.HandOn) {
            return draft.ended(Verdict.HANDED_ON, Reason.PROVISIONING_OFF.fault(), 0);
        }
        if (plan instanceof Plan.Pass pass) {
            return draft.ended(Verdict.HANDED_ON, pass.failure().fault(), 0);
        }
        return plan instanceof Plan.TakeSeat take ? newcomer(arrival, take, draft) : holder(arrival, plan, draft);
    }

    private Result holder(Arrival arrival, Plan plan, Draft draft) {
        if (plan instanceof Plan.Admit admit) {
            return admit.change()
                    .map(user -> update(arrival, user, admit.seat(), draft, Verdict.HOLDS_SEAT, Reason.SEAT))
                    .orElseGet(() -> draft.ended(Verdict.HOLDS_SEAT, Reason.SAME.fault(Reason.SEAT.fault()), 0));
        }
        if (plan instanceof Plan.Activate activate) {
            return activated(arrival, activate, draft);
        }
        if (plan instanceof Plan.Update update) {
            return renamed(arrival, update, draft);
        }
        if (plan instanceof Plan.LookFirst look) {
            return of(
                    arrival,
                    planner.onLook(arrival, look.seat(), look.link(), presenceOf(arrival, look.seat())),
                    draft);
        }
        if (plan instanceof Plan.StartAnew anew) {
            return startedAnew(arrival, anew.seat(), draft);
        }
        boolean renames = plan instanceof Plan.Readopt readopt && !arrival.isKnownAs(readopt.seat());
        return draft.ended(renames ? Verdict.RENAMED : Verdict.HOLDS_SEAT, Reason.ACCOUNT.fault(), 0);
    }

    private Result activated(Arrival arrival, Plan.Activate plan, Draft draft) {
        LookUp read = peakon.get(arrival.application(), plan.accountId(), Deadline.in(PATIENCE));
        if (read instanceof LookUp.Absent) {
            Seat seat = plan.admit().seat();
            return of(arrival, planner.onLost(arrival, plan, presenceOf(arrival, seat)), draft);
        }
        if (!(read instanceof LookUp.Found found) || found.account().active()) {
            return holder(arrival, plan.admit(), draft);
        }
        return plan.admit()
                .change()
                .map(user ->
                        update(arrival, user, plan.admit().seat(), draft, Verdict.HOLDS_SEAT, Reason.SEAT_REACTIVATED))
                .filter(result -> result.body() != null)
                .orElseGet(() -> draft.sending(
                        Verdict.HOLDS_SEAT,
                        Reason.SEAT_REACTIVATED.fault(),
                        "PATCH",
                        "/Users/" + plan.accountId(),
                        Preview.activation(),
                        0));
    }

    private Result renamed(Arrival arrival, Plan.Update plan, Draft draft) {
        String id = plan.seat().scimId();
        LookUp read = id == null ? new LookUp.Absent() : peakon.get(arrival.application(), id, Deadline.in(PATIENCE));
        if (read instanceof LookUp.Failed failed) {
            return unread(arrival, plan, failed.failure(), draft);
        }
        if (!(read instanceof LookUp.Found found)) {
            AccountPresence presence = presenceOf(arrival, plan.seat());
            return presence.doubt()
                    .map(failure -> unread(arrival, plan, failure, draft))
                    .orElseGet(() -> of(arrival, planner.onLost(arrival, plan, presence), draft));
        }
        return clash(arrival, plan, found.account())
                .map(next -> of(arrival, next, draft))
                .orElseGet(() -> update(arrival, plan.user(), plan.seat(), draft, Verdict.RENAMED, Reason.SEAT));
    }

    private Result unread(Arrival arrival, Plan.Update plan, ProvisioningFailure failure, Draft draft) {
        Plan next = planner.onUnread(arrival, plan, failure);
        Fault why = Reason.NOT_COMPARED.fault(Reason.SEAT.fault(), failure.fault());
        Verdict verdict = arrival.isKnownAs(plan.seat()) ? Verdict.HOLDS_SEAT : Verdict.RENAMED;
        return next instanceof Plan.Admit ? draft.ended(verdict, why, 0) : of(arrival, next, draft);
    }

    private Optional<Plan> clash(Arrival arrival, Plan.Update plan, PeakonAccount account) {
        if (arrival.isKnownAs(account)) {
            return Optional.empty();
        }
        LookUp other =
                peakon.findInBackground(arrival.application(), plan.namesOf(arrival.person()), Deadline.in(PATIENCE));
        return planner.onClash(arrival, plan, account, other);
    }

    /** As if the seat were released already. */
    private Result startedAnew(Arrival arrival, Seat seat, Draft draft) {
        LicenseUsage before = draft.before();
        LicenseUsage freed = new LicenseUsage(before.consumed() - 1, before.limit());
        Plan.TakeSeat take =
                new Plan.TakeSeat(arrival.user().orElseThrow(), Optional.empty(), Optional.ofNullable(seat.scimId()));
        return newcomer(arrival, take, new Draft(draft.policy(), freed, draft.leftOut()))
                .from(before);
    }

    private AccountPresence presenceOf(Arrival arrival, Seat seat) {
        Deadline deadline = Deadline.in(PATIENCE);
        return new AccountSearch(
                        id -> peakon.get(arrival.application(), id, deadline),
                        names -> peakon.findInBackground(arrival.application(), names, deadline),
                        clock)
                .of(seat);
    }

    private Result newcomer(Arrival arrival, Plan.TakeSeat take, Draft draft) {
        boolean full = take.unsettled().isEmpty() && !draft.before().hasSeatLeft();
        Optional<LicenseUsage> none = Optional.of(draft.before()).filter(usage -> full);
        Optional<Plan> refused = none.flatMap(usage -> planner.onLimit(arrival.application(), usage));
        Plan plan = refused.orElseGet(
                () -> planner.onAnswer(arrival, take.user(), none, take.unsettled(), lookUp(arrival, take)));
        if (plan instanceof Plan.GiveBack giveBack) {
            return startedAnew(arrival, giveBack.reservation(), draft);
        }
        int seatsMore = take.unsettled().isPresent() ? 0 : 1;
        if (plan instanceof Plan.Adopt adopt) {
            return adopted(arrival, adopt, draft, reason(arrival, adopt), seatsMore);
        }
        return plan instanceof Plan.Create create
                ? draft.sending(
                        Verdict.CREATED,
                        Reason.NO_ACCOUNT.fault(),
                        "POST",
                        "/Users",
                        create.user().resourceToCreate(),
                        seatsMore)
                : of(arrival, plan, draft);
    }

    private LookUp lookUp(Arrival arrival, Plan.TakeSeat take) {
        Deadline deadline = Deadline.in(PATIENCE);
        return take.lookUp(
                id -> peakon.get(arrival.application(), id, deadline),
                names -> peakon.findInBackground(arrival.application(), names, deadline));
    }

    private static Fault why(Arrival arrival, Refusal refusal) {
        if (refusal.code() != RefusalCode.LICENSE_LIMIT_REACHED) {
            return refusal.cause();
        }
        return arrival.application().scim().existingAccountsOverLimit() == ExistingAccountsOverLimit.REFUSE
                ? Reason.NO_LICENSE.fault()
                : Reason.NO_ACCOUNT_AND_NO_LICENSE.fault();
    }

    private static Reason reason(Arrival arrival, Plan.Adopt adopt) {
        if (adopt.overLimit()) {
            return Reason.OVER_LIMIT;
        }
        Reason inactive =
                arrival.application().scim().reactivate() ? Reason.ACCOUNT_REACTIVATED : Reason.ACCOUNT_INACTIVE;
        return adopt.account().active() ? Reason.ACCOUNT : inactive;
    }

    private Result adopted(Arrival arrival, Plan.Adopt adopt, Draft draft, Reason reason, int seatsMore) {
        return compared(arrival, adopt.user(), adopt.account().id(), null, draft, Verdict.ADOPTED, reason, seatsMore);
    }

    private Result update(Arrival arrival, ScimUser user, Seat seat, Draft draft, Verdict verdict, Reason reason) {
        String account = seat.scimId() == null ? "" : seat.scimId();
        return compared(arrival, user, account, seat.names().externalId(), draft, verdict, reason, 0);
    }

    private Result compared(
            Arrival arrival,
            ScimUser user,
            String account,
            @Nullable String ownExternalId,
            Draft draft,
            Verdict verdict,
            Reason reason,
            int seatsMore) {
        Fault known = reason.fault();
        Preview preview = peakon.preview(arrival.application(), account, user, ownExternalId, Deadline.in(PATIENCE));
        if (preview instanceof Preview.Failed failed) {
            return draft.ended(
                    verdict, Reason.NOT_COMPARED.fault(known, failed.failure().fault()), seatsMore);
        }
        return ((Preview.Update) preview)
                .patch()
                .map(patch -> draft.sending(
                        verdict, Reason.DIFFERENT.fault(known), "PATCH", "/Users/" + account, patch, seatsMore))
                .orElseGet(() -> draft.ended(verdict, Reason.SAME.fault(known), seatsMore));
    }
}
