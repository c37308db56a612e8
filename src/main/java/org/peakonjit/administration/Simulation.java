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
import org.peakonjit.signon.Refusal;
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
     * @param reason in words
     * @param code of the refusal; null where there is none
     * @param policy the policy that entitles; null where none is needed or none does
     * @param leftOut mapped attributes whose values could not be used, with the reason
     * @param method and {@code path} of the SCIM request that would be sent, with its {@code body}; null where none
     * @param consumedAfter licences consumed afterwards
     */
    public record Result(
            Verdict verdict,
            String reason,
            @Nullable String code,
            @Nullable String policy,
            List<String> leftOut,
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
        Optional<Refusal> refusal =
                origins.refusal(application, subject).or(() -> EntryRules.refusal(application, subject));
        if (refusal.isPresent()) {
            return draft.refused(refusal.get().code().code(), refusal.get().cause());
        }
        if (!application.scim().jitProvisioning()) {
            return draft.ended(Verdict.HANDED_ON, "just-in-time provisioning is off", 0);
        }
        Mapped mapped = mapper.map(application, subject);
        if (mapped instanceof Mapped.Incomplete incomplete) {
            return draft.refused("subject.incomplete", "no value for " + String.join(", ", incomplete.missing()));
        }
        Mapped.Complete complete = (Mapped.Complete) mapped;
        ScimUser user = complete.user().within(subject.scope());
        if (!user.isInScope()) {
            return draft.refused(
                    RefusalCode.POLICY_WRONG_DOMAIN.code(), "the IdP does not speak for the mapped userName or e-mail");
        }
        return provision(application, user, draft.leavingOut(complete.leftOut()));
    }

    private Result provision(Application application, ScimUser user, Draft draft) {
        Optional<Seat> seat = seats.find(application.name(), user.userName()).filter(Seat::isAssigned);
        String account = seat.map(Seat::scimId).orElse(null);
        if (seat.isPresent() && account != null) {
            return update(application, user, account, draft, Verdict.HOLDS_SEAT, "a seat is held already", 0);
        }
        LookUp lookUp = peakon.findInBackground(application, user, Deadline.in(PATIENCE));
        if (lookUp instanceof LookUp.Failed failed) {
            return draft.refused(code(failed.failure()), failed.failure().detail());
        }
        boolean full = !draft.before().hasSeatLeft();
        if (lookUp instanceof LookUp.Found found) {
            if (full && application.scim().existingAccountsOverLimit() == ExistingAccountsOverLimit.REFUSE) {
                return draft.refused("license.limit-reached", "there is an account, but no licence is left");
            }
            String id = found.account().id();
            String reason = "there is an account" + (full ? "; consumption would exceed the limit" : "");
            return update(application, user, id, draft, Verdict.ADOPTED, reason, 1);
        }
        if (full) {
            return draft.refused("license.limit-reached", "there is no account, and no licence is left");
        }
        return draft.sending(
                Verdict.CREATED,
                "there is no account",
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
            String reason,
            int seatsMore) {
        Preview preview = peakon.preview(application, account, user, Deadline.in(PATIENCE));
        if (preview instanceof Preview.Failed failed) {
            return draft.ended(
                    verdict,
                    reason + "; it could not be compared: " + failed.failure().detail(),
                    seatsMore);
        }
        return ((Preview.Update) preview)
                .patch()
                .map(patch -> draft.sending(
                        verdict, reason + " that differs", "PATCH", "/Users/" + account, patch, seatsMore))
                .orElseGet(() -> draft.ended(verdict, reason + " that has all of it", seatsMore));
    }

    static String code(ProvisioningFailure failure) {
        return "provisioning." + failure.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What is known before the end is. */
    record Draft(@Nullable String policy, LicenseUsage before, List<String> leftOut) {

        Draft(@Nullable String policy, LicenseUsage before) {
            this(policy, before, List.of());
        }

        Draft leavingOut(List<String> targets) {
            return new Draft(policy, before, targets);
        }

        Result refused(String code, String reason) {
            return new Result(
                    Verdict.REFUSED, reason, code, policy, leftOut, null, null, null, before, before.consumed());
        }

        Result ended(Verdict verdict, String reason, int seatsMore) {
            return new Result(
                    verdict, reason, null, policy, leftOut, null, null, null, before, before.consumed() + seatsMore);
        }

        Result sending(Verdict verdict, String reason, String method, String path, JsonNode body, int seatsMore) {
            return new Result(
                    verdict, reason, null, policy, leftOut, method, path, body, before, before.consumed() + seatsMore);
        }
    }
}
