package org.peakonjit.administration.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.Worded;
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.signon.Arrival;
import org.peakonjit.signon.Plan;
import org.peakonjit.signon.Planner;
import org.peakonjit.subject.Subject;

/** What a sign-on of a subject would come to. Only GETs go out, and nothing is written. */
@Singleton
public class Simulation {

    private final Seats seats;
    private final Planner planner;
    private final PlanSimulation plans;
    private final IdentityProviders identityProviders;

    @Inject
    public Simulation(
            Seats seats, Planner planner, PeakonMaintenance peakon, IdentityProviders identityProviders, Clock clock) {
        this.identityProviders = identityProviders;
        this.seats = seats;
        this.planner = planner;
        this.plans = new PlanSimulation(planner, peakon, clock);
    }

    /** How the sign-on would end. */
    public enum Verdict implements Worded {
        REFUSED,
        /** Provisioning is off: handed on without a seat. */
        HANDED_ON,
        /** A seat is held already. */
        HOLDS_SEAT,
        /** A seat is held already, and Peakon would learn the person's new address or number. */
        RENAMED,
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
            Fault explanation,
            @Nullable String code,
            @Nullable String policy,
            List<Fault> leftOut,
            @Nullable String method,
            @Nullable String path,
            @Nullable JsonNode body,
            LicenseUsage before,
            long consumedAfter) {
        public Result {
            leftOut = List.copyOf(leftOut);
        }

        /** The same, explained otherwise. */
        Result because(Fault why) {
            return new Result(verdict, why, code, policy, leftOut, method, path, body, before, consumedAfter);
        }

        /** The same, where that many were consumed before. */
        Result from(LicenseUsage before) {
            return new Result(verdict, explanation, code, policy, leftOut, method, path, body, before, consumedAfter);
        }
    }

    /** Not to be called in a transaction. */
    public Result of(Application application, Subject subject) {
        Draft draft = new Draft(
                application.entitlingPolicy(subject).map(AccessPolicy::name).orElse(null),
                seats.usage(application.name()));
        Optional<String> from = otherIdp(application, subject);
        if (from.isPresent()) {
            return draft.refused(RefusalCode.POLICY_WRONG_DOMAIN, Reason.OTHER_IDP.fault(from.get()));
        }
        Arrival arrival = planner.arrival(application, subject);
        return plans.of(arrival, planner.onArrival(arrival), draft);
    }

    /** The IdP that the subject may not come from; empty where they may, or where no IdP of ours asserts them. */
    private Optional<String> otherIdp(Application application, Subject subject) {
        return identityProviders
                .nameOf(subject.issuer())
                .filter(name -> identityProviders.directory().possibleFor(application).stream()
                        .map(RegisteredIdp::name)
                        .noneMatch(name::equals));
    }

    /** What the plan comes to, for whom no more is known than the arrival says. */
    Result of(Arrival arrival, Plan plan, Draft known) {
        return plans.of(arrival, plan, known);
    }

    /** What is known before the end is. */
    record Draft(@Nullable String policy, LicenseUsage before, List<Fault> leftOut) {

        Draft(@Nullable String policy, LicenseUsage before) {
            this(policy, before, List.of());
        }

        Draft leavingOut(List<String> targets) {
            return new Draft(
                    policy,
                    before,
                    targets.stream()
                            .map(target -> Reason.LEFT_OUT.fault(target))
                            .toList());
        }

        Result refused(Refusal refusal) {
            return refused(refusal.code(), refusal.cause());
        }

        Result refused(RefusalCode code, Fault why) {
            return new Result(
                    Verdict.REFUSED, why, code.code(), policy, leftOut, null, null, null, before, before.consumed());
        }

        Result ended(Verdict verdict, Fault why, int seatsMore) {
            return new Result(
                    verdict, why, null, policy, leftOut, null, null, null, before, before.consumed() + seatsMore);
        }

        Result sending(Verdict verdict, Fault why, String method, String path, JsonNode body, int seatsMore) {
            return new Result(
                    verdict, why, null, policy, leftOut, method, path, body, before, before.consumed() + seatsMore);
        }
    }
}
