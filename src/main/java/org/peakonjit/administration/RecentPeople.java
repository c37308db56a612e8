package org.peakonjit.administration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.Simulation.Draft;
import org.peakonjit.administration.Simulation.Result;
import org.peakonjit.administration.Simulation.Verdict;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.Seats;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.PendingUpdates.Pending;
import org.peakonjit.provisioning.Preview;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.signon.EntryRule;
import org.peakonjit.signon.EntryRules;
import org.peakonjit.signon.RefusalCode;

/**
 * People who signed in lately, and what their next sign-on would come to. Their attributes are not kept: it is worked
 * out from their last line in the audit, their seat, a change of theirs that still waits to be sent, and their account
 * at Peakon.
 */
@Singleton
public class RecentPeople {

    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AuditTrail trail;
    private final Seats seats;
    private final PendingUpdates pendingUpdates;
    private final PeakonMaintenance peakon;

    @Inject
    public RecentPeople(AuditTrail trail, Seats seats, PendingUpdates pendingUpdates, PeakonMaintenance peakon) {
        this.trail = trail;
        this.seats = seats;
        this.pendingUpdates = pendingUpdates;
        this.peakon = peakon;
    }

    /**
     * What is known of somebody, and what follows from it.
     *
     * @param last their last sign-on at the application; null where there was none
     * @param changeWaits whether a change of theirs waits to be sent to Peakon
     */
    public record Recent(String person, @Nullable AuditEntry last, boolean changeWaits, Result result) {}

    /** People of the application whose name has {@code text} in it: the latest first, then holders of seats. */
    public List<String> named(String application, String text) {
        Optional<String> part = Optional.of(text.strip()).filter(one -> !one.isEmpty());
        Stream<String> lately = trail.page(signOns(application, part), 0, LOOKED_AT).stream()
                .map(AuditEntry::person)
                .filter(Objects::nonNull);
        Stream<String> holders = seats
                .page(
                        application,
                        new SeatQuery(part, Optional.empty(), Optional.empty(), SeatQuery.Order.LAST_SIGN_IN),
                        0,
                        SHOWN)
                .stream()
                .map(Seat::address);
        return Stream.concat(lately, holders).distinct().limit(SHOWN).toList();
    }

    /** Not to be called in a transaction; only GETs go out. */
    public Recent simulate(Application application, String person) {
        @Nullable
        AuditEntry last = trail.page(signOns(application.name(), Optional.of(person)), 0, LOOKED_AT).stream()
                .filter(entry -> person.equals(entry.person()))
                .findFirst()
                .orElse(null);
        Optional<Seat> seat = seats.at(application.name(), person).filter(Seat::isAssigned);
        Optional<Pending> waiting = seat.flatMap(one -> pendingUpdates.of(one.id()));
        return new Recent(person, last, waiting.isPresent(), result(application, person, last, seat, waiting));
    }

    private static AuditQuery signOns(String application, Optional<String> person) {
        return new AuditQuery(
                Optional.of(AuditEntry.Kind.SIGN_ON),
                Optional.empty(),
                Optional.empty(),
                Optional.of(application),
                Optional.empty(),
                person);
    }

    private Result result(
            Application application,
            String person,
            @Nullable AuditEntry last,
            Optional<Seat> seat,
            Optional<Pending> waiting) {
        LicenseUsage usage = seats.usage(application.name());
        Draft known = new Draft(last == null ? null : last.policy(), usage);
        if (!application.enabled()) {
            return known.refused(EntryRules.Broken.of(EntryRule.ENABLED, application.name()));
        }
        String domain = application.domainName();
        if (domain != null && !person.substring(person.lastIndexOf('@') + 1).equalsIgnoreCase(domain)) {
            return known.refused(EntryRules.Broken.of(EntryRule.DOMAIN, domain));
        }
        if (!isEntitled(application, known.policy())) {
            return known.refused(RefusalCode.POLICY_NOT_ENTITLED, Explanation.of(Reason.NOT_ENTITLED_NOW));
        }
        if (!application.scim().jitProvisioning()) {
            return known.ended(Verdict.HANDED_ON, Explanation.of(Reason.PROVISIONING_OFF), 0);
        }
        return seat.map(held -> holder(application, waiting, known))
                .orElseGet(() -> withoutSeat(application, person, usage, known));
    }

    private static boolean isEntitled(Application application, @Nullable String policy) {
        return application.policies().isEmpty()
                || application.policies().stream().map(AccessPolicy::name).anyMatch(name -> name.equals(policy));
    }

    private Result holder(Application application, Optional<Pending> waiting, Draft known) {
        if (waiting.isEmpty()) {
            return known.ended(Verdict.HOLDS_SEAT, Explanation.of(Reason.SEAT_AND_NO_CHANGE), 0);
        }
        Explanation held = Explanation.of(Reason.SEAT);
        String account = waiting.get().accountId();
        Preview preview = peakon.preview(application, account, waiting.get().user(), null, Deadline.in(PATIENCE));
        if (preview instanceof Preview.Failed failed) {
            return known.ended(
                    Verdict.HOLDS_SEAT, Explanation.of(Reason.NOT_COMPARED, held, Explanation.of(failed.failure())), 0);
        }
        return ((Preview.Update) preview)
                .patch()
                .map(patch -> known.sending(
                        Verdict.HOLDS_SEAT,
                        Explanation.of(Reason.SEAT_AND_CHANGE),
                        "PATCH",
                        "/Users/" + account,
                        patch,
                        0))
                .orElseGet(() -> known.ended(Verdict.HOLDS_SEAT, Explanation.of(Reason.SAME, held), 0));
    }

    private Result withoutSeat(Application application, String person, LicenseUsage usage, Draft known) {
        LookUp lookUp = peakon.findInBackground(
                application, ScimUser.known(person, Optional.of(person)), Deadline.in(PATIENCE));
        if (lookUp instanceof LookUp.Failed failed) {
            return known.refused(failed.failure());
        }
        boolean full = !usage.hasSeatLeft();
        if (lookUp instanceof LookUp.Found) {
            return full && application.scim().existingAccountsOverLimit() == ExistingAccountsOverLimit.REFUSE
                    ? known.refused(RefusalCode.LICENSE_LIMIT_REACHED, Explanation.of(Reason.ACCOUNT_WITHOUT_LICENSE))
                    : known.ended(Verdict.ADOPTED, Explanation.of(Reason.ACCOUNT), 1);
        }
        return full
                ? known.refused(RefusalCode.LICENSE_LIMIT_REACHED, Explanation.of(Reason.NO_ACCOUNT_AND_NO_LICENSE))
                : known.ended(Verdict.CREATED, Explanation.of(Reason.NO_ACCOUNT_NOR_ATTRIBUTES), 1);
    }
}
