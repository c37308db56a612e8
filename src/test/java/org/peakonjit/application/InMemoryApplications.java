package org.peakonjit.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.InMemorySharedPolicies;
import org.peakonjit.policy.SharedPolicies;

/** Applications in memory, for tests of those who ask for them. */
public final class InMemoryApplications implements Applications {

    private final Map<String, Stored> stored = new ConcurrentSkipListMap<>();
    private final SharedPolicies policies;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** Where nothing is shared. */
    public InMemoryApplications() {
        this(new InMemorySharedPolicies());
    }

    public InMemoryApplications(SharedPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Optional<Application> find(String name) {
        return findStored(name).map(Stored::application);
    }

    @Override
    public Optional<Stored> findStored(String name) {
        return Optional.ofNullable(stored.get(name)).map(this::sharing);
    }

    @Override
    public List<Application> all() {
        return stored.values().stream()
                .map(this::sharing)
                .map(Stored::application)
                .toList();
    }

    private Stored sharing(Stored one) {
        return new Stored(one.application().sharing(policies.applied()), one.bearerTokenSet(), one.version());
    }

    @Override
    public void sharedPolicyChanged(String before, String now) {
        if (before.equals(now)) {
            return;
        }
        stored.replaceAll((name, one) ->
                new Stored(renamed(one.application(), before, now), one.bearerTokenSet(), one.version() + 1));
    }

    private static Application renamed(Application one, String before, String now) {
        return new Application(
                one.name(),
                one.displayName(),
                one.description(),
                one.domainName(),
                one.enabled(),
                one.policies().stream()
                        .map(policy -> policy.shared() && policy.name().equals(before)
                                ? new AccessPolicy(now, List.of(), List.of(), true)
                                : policy)
                        .toList(),
                one.saml(),
                one.scim(),
                one.appearance());
    }

    @Override
    public Optional<String> bearerToken(String name) {
        return Optional.ofNullable(tokens.get(name));
    }

    @Override
    public synchronized boolean put(
            Application application, @Nullable String bearerToken, @Nullable Long expectedVersion) {
        String name = application.name();
        long version = findStored(name).map(Stored::version).orElse(0L);
        if (expectedVersion != null && expectedVersion != version) {
            throw new StaleVersionException(name);
        }
        if (bearerToken != null) {
            tokens.put(name, bearerToken);
        }
        return stored.put(name, new Stored(application, tokens.containsKey(name), version + 1)) == null;
    }

    @Override
    public void hold(String name) {
        // whoever tests with it is alone
    }

    @Override
    public boolean delete(String name) {
        tokens.remove(name);
        return stored.remove(name) != null;
    }
}
