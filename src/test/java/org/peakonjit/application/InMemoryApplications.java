package org.peakonjit.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Applications in memory, for tests of those who ask for them. */
public final class InMemoryApplications implements Applications {

    private final Map<String, Stored> stored = new ConcurrentSkipListMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<Application> find(String name) {
        return findStored(name).map(Stored::application);
    }

    @Override
    public Optional<Stored> findStored(String name) {
        return Optional.ofNullable(stored.get(name));
    }

    @Override
    public List<Application> all() {
        return stored.values().stream().map(Stored::application).toList();
    }

    @Override
    public Optional<Application> findByEntityId(String entityId) {
        return all().stream()
                .filter(one -> entityId.equals(one.saml().entityId()))
                .findFirst();
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
            throw new StaleApplicationException(name);
        }
        if (bearerToken != null) {
            tokens.put(name, bearerToken);
        }
        return stored.put(name, new Stored(application, tokens.containsKey(name), version + 1)) == null;
    }

    @Override
    public boolean delete(String name) {
        tokens.remove(name);
        return stored.remove(name) != null;
    }
}
