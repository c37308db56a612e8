package org.peakonjit.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.StaleVersionException;

/** Shared policies in memory, for tests of those who ask for them. */
public final class InMemorySharedPolicies implements SharedPolicies {

    private final Map<String, Stored> stored = new ConcurrentSkipListMap<>();

    @Override
    public List<SharedPolicy> all() {
        return stored.values().stream().map(Stored::policy).toList();
    }

    @Override
    public Optional<Stored> find(String name) {
        return Optional.ofNullable(stored.get(name));
    }

    @Override
    public boolean hold(Collection<String> names) {
        return stored.keySet().containsAll(names);
    }

    @Override
    public void put(String name, SharedPolicy policy, @Nullable Long expectedVersion) {
        long version = find(name).map(Stored::version).orElse(0L);
        if (expectedVersion != null && expectedVersion != version) {
            throw new StaleVersionException(name);
        }
        stored.remove(name);
        stored.put(policy.name(), new Stored(policy, version + 1));
    }

    @Override
    public boolean delete(String name) {
        return stored.remove(name) != null;
    }
}
