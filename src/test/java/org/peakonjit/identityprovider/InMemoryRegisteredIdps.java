package org.peakonjit.identityprovider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;
import org.peakonjit.database.StaleVersionException;

/** Identity providers without a database. */
public final class InMemoryRegisteredIdps implements RegisteredIdps {

    private final Optional<RegisteredIdp> ofTheSettings;
    private final Map<String, Stored> stored = new TreeMap<>();

    public InMemoryRegisteredIdps(Settings settings) {
        ofTheSettings = new IdpOfTheSettings(settings).idp();
    }

    /** The settings name none. */
    public InMemoryRegisteredIdps() {
        ofTheSettings = Optional.empty();
    }

    @Override
    public synchronized List<RegisteredIdp> all() {
        List<RegisteredIdp> all = new ArrayList<>(ofTheSettings.stream().toList());
        stored.values().forEach(one -> all.add(one.idp()));
        return all;
    }

    @Override
    public synchronized Optional<Stored> find(String name) {
        return name.equals(RegisteredIdp.FROM_SETTINGS)
                ? ofTheSettings.map(idp -> new Stored(idp, 0))
                : Optional.ofNullable(stored.get(name));
    }

    @Override
    public synchronized boolean put(RegisteredIdp idp, @Nullable Long expectedVersion) {
        long version =
                Optional.ofNullable(stored.get(idp.name())).map(Stored::version).orElse(0L);
        if (expectedVersion != null && expectedVersion != version) {
            throw new StaleVersionException(idp.name());
        }
        return stored.put(idp.name(), new Stored(idp, version + 1)) == null;
    }

    @Override
    public void hold(String name) {
        // whoever tests with it is alone
    }

    @Override
    public synchronized boolean delete(String name) {
        return stored.remove(name) != null;
    }
}
