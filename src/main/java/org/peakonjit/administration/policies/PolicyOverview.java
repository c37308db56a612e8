package org.peakonjit.administration.policies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicy;

/** All policies, shared ones and those of single applications: whom they entitle to what, and who came in under them. */
@Singleton
public class PolicyOverview {

    private static final int LOOKED_AT = 1000;

    private final Applications applications;
    private final SharedPolicies policies;
    private final AuditTrail trail;

    @Inject
    public PolicyOverview(Applications applications, SharedPolicies policies, AuditTrail trail) {
        this.applications = applications;
        this.policies = policies;
        this.trail = trail;
    }

    /** Somebody who signed in under a policy, and when they last did. */
    public record Member(String person, Instant at) {}

    /** A policy, and the names of the applications that refer to it or have it in the same words. */
    public record PolicyInUse(AccessPolicy policy, List<String> applications) {
        public PolicyInUse {
            applications = List.copyOf(applications);
        }
    }

    /** All of them: the shared ones by name, then the others in the order of the applications. */
    public List<PolicyInUse> all() {
        Map<AccessPolicy, List<String>> users = new LinkedHashMap<>();
        policies.all().stream().map(SharedPolicy::applied).forEach(policy -> users.put(policy, new ArrayList<>()));
        for (Application application : applications.all()) {
            application
                    .policies()
                    .forEach(policy -> users.computeIfAbsent(policy, one -> new ArrayList<>())
                            .add(application.name()));
        }
        return users.entrySet().stream()
                .map(one -> new PolicyInUse(one.getKey(), one.getValue()))
                .toList();
    }

    /**
     * Who signed in under a policy lately, the latest first: its last {@value #LOOKED_AT} sign-ins tell.
     *
     * @param used the names of the applications that have it
     */
    public List<Member> recent(String policy, List<String> used) {
        Map<String, Instant> members = new LinkedHashMap<>();
        for (AuditEntry entry :
                used.isEmpty() ? List.<AuditEntry>of() : trail.page(admittedUnder(policy), 0, LOOKED_AT)) {
            if (entry.person() != null && used.contains(entry.application())) {
                members.putIfAbsent(entry.person(), entry.at());
            }
        }
        return members.entrySet().stream()
                .map(one -> new Member(one.getKey(), one.getValue()))
                .toList();
    }

    private static AuditQuery admittedUnder(String policy) {
        return AuditQuery.of(
                Kind.SIGN_ON, new SignOns(Optional.of(policy), Optional.empty(), Optional.of(true), false));
    }
}
