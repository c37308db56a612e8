package org.peakonjit.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applications of which there is one. */
public record OneApplication(Application application) implements Applications {

    @Override
    public Optional<Application> find(String name) {
        return Optional.of(application).filter(one -> one.name().equals(name));
    }

    @Override
    public Optional<Stored> findStored(String name) {
        return find(name).map(one -> new Stored(one, true, 1));
    }

    @Override
    public List<Application> all() {
        return List.of(application);
    }

    @Override
    public Optional<String> bearerToken(String name) {
        return Optional.of("token");
    }

    @Override
    public boolean put(Application application, @Nullable String bearerToken, @Nullable Long expectedVersion) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hold(String name) {}

    @Override
    public boolean delete(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sharedPolicyChanged(String before, String now) {
        throw new UnsupportedOperationException();
    }
}
