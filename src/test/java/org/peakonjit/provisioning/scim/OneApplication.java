package org.peakonjit.provisioning.scim;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;

/** Applications of which only the token matters here. */
final class OneApplication implements Applications {

    volatile @Nullable String token;

    /** As it is stored by now; null where it is as whoever asks has read it. */
    volatile @Nullable Application now;

    OneApplication(@Nullable String token) {
        this.token = token;
    }

    @Override
    public Optional<String> bearerToken(Application asRead) {
        return now == null ? bearerToken(asRead.name()) : Applications.super.bearerToken(asRead);
    }

    @Override
    public Optional<String> bearerToken(String name) {
        return Optional.ofNullable(token);
    }

    @Override
    public Optional<Application> find(String name) {
        return Optional.ofNullable(now);
    }

    @Override
    public Optional<Stored> findStored(String name) {
        return Optional.empty();
    }

    @Override
    public List<Application> all() {
        return List.of();
    }

    @Override
    public boolean put(Application application, @Nullable String bearerToken, @Nullable Long expectedVersion) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hold(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sharedPolicyChanged(String before, String now) {
        throw new UnsupportedOperationException();
    }
}
