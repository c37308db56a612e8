package org.peakonjit.administration.simulation;

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
import org.peakonjit.audit.AuditQuery.Order;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.policy.AccessPolicy;

/** All policies: whom they entitle to what, and who came in under them lately. */
@Singleton
public class PolicyOverview {

    private static final int LOOKED_AT = 100;
    private static final int SHOWN = 5;

    private final Applications applications;
    private final AuditTrail trail;

    @Inject
    public PolicyOverview(Applications applications, AuditTrail trail) {
        this.applications = applications;
        this.trail = trail;
    }

    /** Somebody who signed in under a policy, and when they last did. */
    public record Member(String person, Instant at) {}

    /**
     * A policy, and which applications have it in the same words.
     *
     * @param recent up to {@value #SHOWN} people who signed in under it lately, the latest first
     */
    public record PolicyInUse(AccessPolicy policy, List<String> applications, List<Member> recent) {
        public PolicyInUse {
            applications = List.copyOf(applications);
            recent = List.copyOf(recent);
        }
    }

    /** All of them, in the order of the applications. */
    public List<PolicyInUse> all() {
        Map<AccessPolicy, List<String>> users = new LinkedHashMap<>();
        for (Application application : applications.all()) {
            application
                    .policies()
                    .forEach(policy -> users.computeIfAbsent(policy, one -> new ArrayList<>())
                            .add(application.name()));
        }
        return users.entrySet().stream()
                .map(one -> new PolicyInUse(one.getKey(), one.getValue(), recent(one.getKey(), one.getValue())))
                .toList();
    }

    private List<Member> recent(AccessPolicy policy, List<String> used) {
        Map<String, Instant> members = new LinkedHashMap<>();
        for (AuditEntry entry : trail.page(admittedUnder(policy), 0, LOOKED_AT)) {
            if (entry.person() != null && used.contains(entry.application())) {
                members.putIfAbsent(entry.person(), entry.at());
            }
        }
        return members.entrySet().stream()
                .limit(SHOWN)
                .map(one -> new Member(one.getKey(), one.getValue()))
                .toList();
    }

    private static AuditQuery admittedUnder(AccessPolicy policy) {
        return new AuditQuery(
                Optional.of(Kind.SIGN_ON),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new SignOns(Optional.of(policy.name()), Optional.empty(), Optional.of(true), false),
                Order.LATEST);
    }
}
