package org.peakonjit.administration.policies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.NamedByAddress;
import org.peakonjit.administration.OptimisticSaving;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicies.Stored;
import org.peakonjit.policy.SharedPolicy;

/** Creates, changes, renames and deletes shared policies, and tells the audit. */
@Singleton
public class PolicyChanges {

    private final SharedPolicies policies;
    private final Applications applications;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public PolicyChanges(SharedPolicies policies, Applications applications, UnitOfWork unitOfWork, ChangeLog changes) {
        this.policies = policies;
        this.applications = applications;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    public sealed interface Deletion {

        record Deleted() implements Deletion {}

        /** It is kept, since these applications refer to it. */
        record InUse(List<String> applications) implements Deletion {
            public InUse {
                applications = List.copyOf(applications);
            }
        }

        /** It is kept, since it is not what was to be deleted. */
        record Overtaken() implements Deletion {}

        record Absent() implements Deletion {}
    }

    /**
     * Creates or replaces one, unless it is so already; under another name in its document it is renamed, and whoever
     * refers to it does so by that.
     *
     * @param name what it was called until now
     * @param expected whether the stored version, or empty where there is none, is one to replace
     */
    public Saving<Stored> save(
            String actor, String name, Reading<SharedPolicy> body, Predicate<Optional<Long>> expected) {
        return OptimisticSaving.tries(unitOfWork, () -> {
            policies.hold(List.of(name));
            Optional<Stored> before = policies.find(name);
            if (!expected.test(before.map(Stored::version))) {
                return new Overtaken<>();
            }
            Reading<SharedPolicy> wanted = NamedByAddress.of(name, body, SharedPolicy::name, SharedPolicy::called)
                    .and(policy -> problems(name, policy, before));
            return OptimisticSaving.replace(
                    before,
                    wanted,
                    (policy, stored) -> policy.equals(stored.policy()),
                    policy -> store(actor, name, policy, before));
        });
    }

    private List<FieldError> problems(String name, SharedPolicy policy, Optional<Stored> before) {
        String called = policy.name();
        if (called.equals(name)) {
            return List.of();
        }
        if (before.isEmpty()) {
            return List.of(FieldError.of("/name", "value", DocumentFault.OTHER_NAME));
        }
        if (policies.find(called).isPresent()) {
            return List.of(FieldError.of("/name", "duplicate", DocumentFault.POLICY_TAKEN));
        }
        return applications.all().stream()
                .filter(one -> one.sharedPolicies().contains(name) && hasItsOwn(one, called))
                .map(one -> FieldError.of("/name", "duplicate", DocumentFault.POLICY_OF_APPLICATION, one.title()))
                .toList();
    }

    private static boolean hasItsOwn(Application application, String policy) {
        return application.policies().stream().map(AccessPolicy::name).anyMatch(policy::equals);
    }

    private Stored store(String actor, String name, SharedPolicy policy, Optional<Stored> before) {
        policies.put(name, policy, before.map(Stored::version).orElse(0L));
        applications.sharedPolicyChanged(name, policy.name());
        Stored after = policies.find(policy.name()).orElseThrow();
        changes.record(
                actor,
                before.isPresent() ? AdministrativeAction.POLICY_CHANGED : AdministrativeAction.POLICY_CREATED,
                name,
                before.map(Stored::policy).orElse(null),
                after.policy());
        return after;
    }

    /** Deletes one to which no application refers; for {@code expected} see {@link #save}. */
    public Deletion delete(String actor, String name, Predicate<Optional<Long>> expected) {
        return unitOfWork.call(() -> {
            policies.hold(List.of(name));
            Optional<Stored> before = policies.find(name);
            if (before.isEmpty()) {
                return new Deletion.Absent();
            }
            if (!expected.test(before.map(Stored::version))) {
                return new Deletion.Overtaken();
            }
            List<String> users = applications.sharing(name);
            if (!users.isEmpty()) {
                return new Deletion.InUse(users);
            }
            policies.delete(name);
            changes.record(
                    actor,
                    AdministrativeAction.POLICY_DELETED,
                    name,
                    before.get().policy(),
                    null);
            return new Deletion.Deleted();
        });
    }
}
