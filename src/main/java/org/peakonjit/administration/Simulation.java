package org.peakonjit.administration;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seat;
import org.peakonjit.license.Seats;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.Preview;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.signon.EntryRules;
import org.peakonjit.signon.RefusalCode;
import org.peakonjit.subject.Subject;

/** What a sign-on of a subject would come to. Only GETs go out, and nothing is written. */
@Singleton
public class Simulation {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Seats seats;
    private final AttributeMapper mapper;
    private final PeakonMaintenance peakon;
    private final Origins origins;

    @Inject
    public Simulation(Seats seats, AttributeMapper mapper, PeakonMaintenance peakon, Origins origins) {
        this.origins = origins;
        this.seats = seats;
        this.mapper = mapper;
        this.peakon = peakon;
    }

    /** How the sign-on would end. */
    public enum Verdict {
        REFUSED,
        /** Provisioning is off: handed on without a seat. */
        HANDED_ON,
        /** A seat is held already. */
        HOLDS_SEAT,
        /** There is an account, which would take a seat. */
        ADOPTED,
        /** An account would be created, and take a seat. */
        CREATED
    }

    /**
     * What it would come to.
     *
     * @param explanation in words
     * @param code of the refusal; null where there is none
     * @param policy the policy that entitles; null where none is needed or none does
     * @param leftOut mapped attributes whose values could not be used
     * @param method and {@code path} of the SCIM request that would be sent, with its {@code body}; null where none
     * @param consumedAfter licences consumed afterwards
     */
    public record Result(
            Verdict verdict,
            Explanation explanation,
            @Nullable String code,
            @Nullable String policy,
            List<Explanation> leftOut,
            @Nullable String method,
            @Nullable String path,
            @Nullable JsonNode body,
            LicenseUsage before,
            long consumedAfter) {
        public Result {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** Not to be called in a transaction. */
    public Result of(Application application, Subject subject) {
        Draft draft = new Draft(
                application.entitlingPolicy(subject).map(AccessPolicy::name).orElse(null),
                seats.usage(application.name()));
        Optional<String> from = origins.refused(application, subject);
        if (from.isPresent()) {
            return draft.refused(RefusalCode.POLICY_WRONG_DOMAIN, Explanation.of(Reason.OTHER_IDP, from.get()));
        }
        Optional<EntryRules.Broken> broken = EntryRules.broken(application, subject);
        if (broken.isPresent()) {
            return draft.refused(broken.get());
        }
        if (!application.scim().jitProvisioning()) {
            return draft.ended(Verdict.HANDED_ON, Explanation.of(Reason.PROVISIONING_OFF), 0);
        }
        Mapped mapped = mapper.map(application, subject);
        if (mapped instanceof Mapped.Incomplete incomplete) {
            return draft.refused(
                    RefusalCode.SUBJECT_INCOMPLETE,
                    Explanation.of(Reason.NO_VALUE, String.join(", ", incomplete.missing())));
        }
        Mapped.Complete complete = (Mapped.Complete) mapped;
        ScimUser user = complete.user().within(subject.scope());
        if (!user.isInScope()) {
            return draft.refused(RefusalCode.POLICY_WRONG_DOMAIN, Explanation.of(Reason.MAPPED_OUT_OF_SCOPE));
        }
        return provision(application, user, draft.leavingOut(complete.leftOut()));
    }

    private Result provision(Application application, ScimUser user, Draft draft) {
        Optional<Seat> seat = seats.find(application.name(), user.userName()).filter(Seat::isAssigned);
        String account = seat.map(Seat::scimId).orElse(null);
        if (seat.isPresent() && account != null) {
            return update(application, user, account, draft, Verdict.HOLDS_SEAT, Reason.SEAT, 0);
        }
        LookUp lookUp = peakon.findInBackground(application, user, Deadline.in(PATIENCE));
        if (lookUp instanceof LookUp.Failed failed) {
            return draft.refused(failed.failure());
        }
        boolean full = !draft.before().hasSeatLeft();
        if (lookUp instanceof LookUp.Found found) {
            if (full && application.scim().existingAccountsOverLimit() == ExistingAccountsOverLimit.REFUSE) {
                return draft.refused(RefusalCode.LICENSE_LIMIT_REACHED, Explanation.of(Reason.ACCOUNT_WITHOUT_LICENSE));
            }
            String id = found.account().id();
            Reason reason = full ? Reason.OVER_LIMIT : Reason.ACCOUNT;
            return update(application, user, id, draft, Verdict.ADOPTED, reason, 1);
        }
        if (full) {
            return draft.refused(RefusalCode.LICENSE_LIMIT_REACHED, Explanation.of(Reason.NO_ACCOUNT_AND_NO_LICENSE));
        }
        return draft.sending(
                Verdict.CREATED,
                Explanation.of(Reason.NO_ACCOUNT),
                "POST",
                "/Users",
                user.withoutColleague().resource(),
                1);
    }

    private Result update(
            Application application,
            ScimUser user,
            String account,
            Draft draft,
            Verdict verdict,
            Reason reason,
            int seatsMore) {
        Explanation known = Explanation.of(reason);
        Preview preview = peakon.preview(application, account, user, Deadline.in(PATIENCE));
        if (preview instanceof Preview.Failed failed) {
            return draft.ended(
                    verdict, Explanation.of(Reason.NOT_COMPARED, known, Explanation.of(failed.failure())), seatsMore);
        }
        return ((Preview.Update) preview)
                .patch()
                .map(patch -> draft.sending(
                        verdict,
                        Explanation.of(Reason.DIFFERENT, known),
                        "PATCH",
                        "/Users/" + account,
                        patch,
                        seatsMore))
                .orElseGet(() -> draft.ended(verdict, Explanation.of(Reason.SAME, known), seatsMore));
    }

    /** What is known before the end is. */
    record Draft(@Nullable String policy, LicenseUsage before, List<Explanation> leftOut) {

        Draft(@Nullable String policy, LicenseUsage before) {
            this(policy, before, List.of());
        }

        Draft leavingOut(List<String> targets) {
            return new Draft(
                    policy,
                    before,
                    targets.stream()
                            .map(target -> Explanation.of(Reason.LEFT_OUT, target))
                            .toList());
        }

        Result refused(EntryRules.Broken broken) {
            return refused(broken.rule().code(), Explanation.of(broken));
        }

        Result refused(ProvisioningFailure failure) {
            return refused("provisioning." + failure.kind().name().toLowerCase(Locale.ROOT), Explanation.of(failure));
        }

        Result refused(RefusalCode code, Explanation why) {
            return refused(code.code(), why);
        }

        private Result refused(String code, Explanation why) {
            return new Result(Verdict.REFUSED, why, code, policy, leftOut, null, null, null, before, before.consumed());
        }

        Result ended(Verdict verdict, Explanation why, int seatsMore) {
            return new Result(
                    verdict, why, null, policy, leftOut, null, null, null, before, before.consumed() + seatsMore);
        }

        Result sending(Verdict verdict, Explanation why, String method, String path, JsonNode body, int seatsMore) {
            return new Result(
                    verdict, why, null, policy, leftOut, method, path, body, before, before.consumed() + seatsMore);
        }
    }
}
